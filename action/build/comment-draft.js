import { createHash } from "node:crypto";
import { renderMarkdown } from "pggit";
/**
 * GitHub refuses a comment of more than 65,536 characters. Bytes are counted, which are never fewer, and the marker,
 * the sentence before the report and the links after it take their share.
 */
const reportBudget = 60_000;
/**
 * Makes the comment that a report comes to.
 *
 * @param report the report, secrets removed
 */
export function draftComment(report, { key, runUrl }) {
    const text = renderMarkdown(report, { budget: reportBudget });
    const full = renderMarkdown(report, { budget: Number.MAX_SAFE_INTEGER });
    const state = hasFindings(report) ? "findings" : "quiet";
    const tail = text === full ? briefFooter(runUrl) : shortenedFooter(runUrl);
    return {
        marker: { key, at: report.generated_at, state, digest: digestOf(report) },
        text(previous) {
            const gone = previous?.state === "findings" && state === "quiet";
            const head = gone ? ["**What this comment reported before is gone.**"] : [];
            return `${[...head, text.trimEnd(), tail].join("\n\n")}\n`;
        },
    };
}
function hasFindings(report) {
    return (report.verdict !== "same" ||
        report.verifications.some(({ state }) => state === "inconsistent" || state === "failed"));
}
/** Of the whole text, not the shortened one, and without its time: equal reports of two runs have equal digests. */
function digestOf(report) {
    const timeless = { ...report, generated_at: new Date(0).toISOString() };
    const text = renderMarkdown(timeless, { budget: Number.MAX_SAFE_INTEGER });
    return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
function briefFooter(runUrl) {
    return `<sub>From [this run](${runUrl}); its step summary holds the same report.</sub>`;
}
function shortenedFooter(runUrl) {
    return ("**This comment is shortened to what GitHub accepts.** The full report is in the " +
        `[step summary of the run](${runUrl}) and, as JSON, in the file that the step's output \`report-path\` names.`);
}
//# sourceMappingURL=comment-draft.js.map