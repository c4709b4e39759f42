/**
 * Appends to the step's summary.
 *
 * @param path the file at GITHUB_STEP_SUMMARY; without one (an old server) nothing is written
 * @param render makes the Markdown within a budget of UTF-8 bytes: what earlier writes of the step left
 * @throws Error when they left too little, or the file cannot be written
 */
export declare function appendSummary(path: string | undefined, render: (budget: number) => string): Promise<void>;
//# sourceMappingURL=step-summary.d.ts.map