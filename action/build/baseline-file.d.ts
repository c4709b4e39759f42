import { type Baseline } from "pggit";
/**
 * Reads the committed baseline of accepted differences. One that cannot be read must not quietly become an empty one.
 *
 * @param input the input `baseline`, empty where none was given: then the usual file counts if it exists
 * @param workspace the checked-out repository
 * @throws ActionError when a file that was named is missing
 * @throws PggitError INVALID_BASELINE when a file that is there is not a baseline
 */
export declare function readBaseline(input: string, workspace: string): Promise<Baseline | null>;
//# sourceMappingURL=baseline-file.d.ts.map