/** Conflicts about columns, constraints and lineage of tables with rows, the less usual ones. */
import { playScenarios } from "./play.ts";
import { tableMore } from "./table-more.ts";

playScenarios(tableMore);
