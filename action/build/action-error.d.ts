/** Something that the workflow's author can mend; the message says what and how. */
export declare class ActionError extends Error {
    readonly name: string;
}
/** Whatever was thrown, in sentences for people. */
export declare function explain(thrown: unknown): string;
//# sourceMappingURL=action-error.d.ts.map