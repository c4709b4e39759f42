import { type Report } from "pggit";
import type { Edges, Log } from "./edges.ts";
import type { Inputs } from "./inputs.ts";
import { type Outputs } from "./outputs.ts";
/**
 * Brings the report everywhere it is read: the JSON file, the step summary, the comment, annotations, outputs. One
 * that fails is a warning and keeps none of the others from happening.
 *
 * @param report the report, secrets removed
 */
export declare function publish(report: Report, inputs: Inputs, edges: Edges): Promise<void>;
/** Sets every output of the Action. */
export declare function setOutputs(outputs: Outputs, log: Log): void;
//# sourceMappingURL=publish.d.ts.map