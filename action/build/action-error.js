import { PggitError } from "pggit";
/** Something that the workflow's author can mend; the message says what and how. */
export class ActionError extends Error {
    name = "ActionError";
}
/** Whatever was thrown, in sentences for people. */
export function explain(thrown) {
    if (thrown instanceof ActionError)
        return thrown.message;
    const { message, hint } = PggitError.from(thrown);
    return [message, hint].map(ended).join(" ").trim();
}
function ended(sentence) {
    return sentence === "" || /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
//# sourceMappingURL=action-error.js.map