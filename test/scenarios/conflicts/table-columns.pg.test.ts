/** Conflicts about the columns of a table with rows, by every strategy. */
import { playScenarios } from "./play.ts";
import { tableColumns } from "./table-columns.ts";

playScenarios(tableColumns);
