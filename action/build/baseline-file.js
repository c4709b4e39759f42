import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseBaseline } from "pggit";
import { ActionError } from "./action-error.js";
const usualPath = ".pggit/baseline.json";
/**
 * Reads the committed baseline of accepted differences. One that cannot be read must not quietly become an empty one.
 *
 * @param input the input `baseline`, empty where none was given: then the usual file counts if it exists
 * @param workspace the checked-out repository
 * @throws ActionError when a file that was named is missing
 * @throws PggitError INVALID_BASELINE when a file that is there is not a baseline
 */
export async function readBaseline(input, workspace) {
    const path = input || usualPath;
    const text = await readFile(resolve(workspace, path), "utf8").catch((thrown) => {
        if (input === "" && isMissing(thrown))
            return null;
        throw new ActionError(`Input baseline names ${path}, which cannot be read. Run actions/checkout before this step, or write the file with pggit compare --write-baseline.`);
    });
    return text === null ? null : parseBaseline(text, path);
}
function isMissing(thrown) {
    return thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
}
//# sourceMappingURL=baseline-file.js.map