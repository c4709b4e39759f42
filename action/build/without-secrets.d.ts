import type { RawInputs } from "./inputs.ts";
import type { WorkflowRun } from "./workflow-run.ts";
type Environment = Readonly<Record<string, string | undefined>>;
/**
 * Why this run has no secrets to connect with although nothing is misconfigured: GitHub withholds them from pull
 * requests of forks and of Dependabot. Such a run ends neutral, since its author cannot do anything about it.
 *
 * A fork's run that does have both targets (a private repository may be set to send secrets) is a run like any other.
 *
 * @returns one paragraph for the step summary, or null where the run can go on or is truly misconfigured
 */
export declare function withoutSecrets(raw: RawInputs, run: WorkflowRun, environment: Environment): string | null;
export {};
//# sourceMappingURL=without-secrets.d.ts.map