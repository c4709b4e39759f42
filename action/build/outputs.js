const unknown = "unknown";
/** What is known when nothing was compared; `unknown` equals neither true nor false nor any number. */
export function outputsWithout(verdict) {
    return {
        "has-drift": unknown,
        differences: unknown,
        "new-differences": unknown,
        breaking: unknown,
        consistent: unknown,
        verdict,
        "report-path": "",
        "comment-url": "",
    };
}
/** The outputs that a report comes to. Counts are given only where both environments were read whole. */
export function outputsOf(report, reportPath, commentUrl) {
    const { summary } = report;
    const whole = report.verdict !== "error";
    const counted = (value) => (whole ? String(value) : unknown);
    return {
        "has-drift": summary.new > 0 ? "true" : "false",
        differences: counted(summary.different),
        "new-differences": counted(summary.new),
        breaking: counted(summary.breaking),
        consistent: consistency(report),
        verdict: report.verdict,
        "report-path": reportPath,
        "comment-url": commentUrl,
    };
}
function consistency(report) {
    const states = report.verifications.map((verification) => verification.state);
    if (states.includes("inconsistent"))
        return "false";
    if (states.includes("failed") || !states.includes("consistent"))
        return unknown;
    return "true";
}
//# sourceMappingURL=outputs.js.map