/** How something stands, for its colour; the word beside it always says it, too. */
export type Tone = "ok" | "warn" | "bad" | "info" | "off";

/** What pgGit's own words for states mean. A word that is not here is no news. */
const tones: Readonly<Record<string, Tone>> = {
  ok: "ok",
  enabled: "ok",
  succeeded: "ok",
  resolved: "ok",
  accepted: "ok",
  done: "ok",
  warning: "warn",
  paused: "warn",
  pending: "warn",
  unresolved: "warn",
  waiting: "warn",
  running: "info",
  active: "info",
  info: "info",
  error: "bad",
  failed: "bad",
  disabled: "bad",
  "disabled, paused": "bad",
  rejected: "bad",
  unavailable: "warn",
  unknown: "warn",
  major: "bad",
  minor: "info",
  patch: "off",
};

/** The tone of a status. */
export function toneOf(status: string): Tone {
  return Object.hasOwn(tones, status) ? (tones[status] ?? "off") : "off";
}
