import type { Report } from "pggit";
import type { FailOn } from "./inputs.ts";
/**
 * Why the step fails, in sentences; none where it passes.
 *
 * What could not be compared fails whatever was chosen: a green step must mean that both environments were read. A
 * history that could not be verified fails where a consistent one was asked for.
 */
export declare function reasonsToFail(report: Report, failOn: readonly FailOn[]): string[];
//# sourceMappingURL=gate.d.ts.map