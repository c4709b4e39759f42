/**
 * Why the step fails, in sentences; none where it passes.
 *
 * What could not be compared fails whatever was chosen: a green step must mean that both environments were read. A
 * history that could not be verified fails where a consistent one was asked for.
 */
export function reasonsToFail(report, failOn) {
    const reasons = [];
    if (report.verdict === "error")
        reasons.push("The comparison could not be completed.");
    const { breaking, new: fresh } = report.summary;
    if (failOn.includes("drift") && fresh > 0) {
        reasons.push(`${count(fresh, "difference")} not accepted by the baseline.`);
    }
    if (failOn.includes("breaking") && breaking > 0) {
        reasons.push(`${count(breaking, "breaking difference")} not accepted by the baseline.`);
    }
    if (failOn.includes("inconsistent")) {
        for (const { environment, state } of report.verifications) {
            if (state === "inconsistent")
                reasons.push(`The history in ${environment} is inconsistent.`);
            if (state === "failed")
                reasons.push(`The history in ${environment} could not be verified.`);
        }
    }
    return reasons;
}
function count(many, noun) {
    return many === 1 ? `1 ${noun} is` : `${many} ${noun}s are`;
}
//# sourceMappingURL=gate.js.map