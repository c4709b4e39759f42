import { appendFile, stat } from "node:fs/promises";
/** GitHub drops the whole summary of a step above 1 MiB. */
const limit = 1024 * 1024;
/** A few bytes are left for line ends. */
const margin = 1024;
/** Less than this is no room for a report. */
const least = 4096;
/**
 * Appends to the step's summary.
 *
 * @param path the file at GITHUB_STEP_SUMMARY; without one (an old server) nothing is written
 * @param render makes the Markdown within a budget of UTF-8 bytes: what earlier writes of the step left
 * @throws Error when they left too little, or the file cannot be written
 */
export async function appendSummary(path, render) {
    if (!path)
        return;
    const used = await stat(path).then((file) => file.size, () => 0);
    const budget = limit - margin - used;
    if (budget < least)
        throw new Error("The step summary is full already; the report is not in it.");
    await appendFile(path, `${render(budget).trimEnd()}\n`);
}
//# sourceMappingURL=step-summary.js.map