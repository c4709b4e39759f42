/** Conflicts about functions, views, types and what belongs to tables. */
import { otherKinds } from "./other-kinds.ts";
import { playScenarios } from "./play.ts";

playScenarios(otherKinds);
