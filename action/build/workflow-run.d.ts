/** The pull request that the run belongs to. */
export interface PullRequest {
    readonly number: number;
    /** Its branch lives in another repository, so the run gets no secrets and may not comment. */
    readonly fromFork: boolean;
}
/** What the runner says about this run. */
export interface WorkflowRun {
    readonly owner: string;
    readonly repository: string;
    readonly eventName: string;
    readonly actor: string;
    /** Where people read the run and its step summary. */
    readonly url: string;
    readonly pullRequest: PullRequest | null;
}
type Environment = Readonly<Record<string, string | undefined>>;
/**
 * Reads the run's circumstances from the runner's environment and event.
 *
 * @param environment the GITHUB_* variables
 * @param event the parsed file at GITHUB_EVENT_PATH; anything that is not such an event has no pull request
 */
export declare function readWorkflowRun(environment: Environment, event: unknown): WorkflowRun;
export {};
//# sourceMappingURL=workflow-run.d.ts.map