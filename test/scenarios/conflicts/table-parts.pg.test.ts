/** Conflicts about constraints, options, partitions and privileges of a table with rows. */
import { playScenarios } from "./play.ts";
import { tableParts } from "./table-parts.ts";

playScenarios(tableParts);
