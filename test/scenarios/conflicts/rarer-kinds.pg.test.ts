/** Conflicts about kinds that are met less often. */
import { playScenarios } from "./play.ts";
import { rarerKinds } from "./rarer-kinds.ts";

playScenarios(rarerKinds);
