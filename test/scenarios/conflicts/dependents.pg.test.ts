/** Conflicts about what other objects depend on. */
import { dependents } from "./dependents.ts";
import { playScenarios } from "./play.ts";

playScenarios(dependents);
