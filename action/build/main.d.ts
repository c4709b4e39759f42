import type { Edges } from "./edges.ts";
import { type RawInputs } from "./inputs.ts";
/** How the run ends: null passes the step, a sentence fails it. */
export type Failure = string | null;
/**
 * Compares the two environments and says what it found: comment, step summary, annotations and outputs first, the
 * step's own verdict last.
 *
 * @param raw the inputs as the workflow gave them
 * @returns why the step fails; null where it passes. It throws nothing: what went wrong is in the sentence, the summary
 *   and the outputs, so a failure cannot be taken for "no drift"
 */
export declare function run(raw: RawInputs, edges: Edges): Promise<Failure>;
//# sourceMappingURL=main.d.ts.map