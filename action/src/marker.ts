/** What the hidden first line of our comment remembers from one run to the next. */
export interface Marker {
  /** Which comparison the comment belongs to; two of them on one pull request have a comment each. */
  readonly key: string;
  /** When the report was made, ISO 8601 in UTC: a run that started earlier and ended later must not win. */
  readonly at: string;
  /** Whether the report gave anything to look at. */
  readonly state: "quiet" | "findings";
  /** Digest of the report's text without its time and links: equal digests, equal reports. */
  readonly digest: string;
}

const pattern =
  /^<!-- pggit-report key=(\S+) at=(\S+) state=(quiet|findings) digest=([0-9a-f]+) -->/;

/** The marker as an HTML comment, which GitHub shows nobody. */
export function writeMarker(marker: Marker): string {
  const { key, at, state, digest } = marker;
  return `<!-- pggit-report key=${key} at=${at} state=${state} digest=${digest} -->`;
}

/**
 * Reads the marker of a comment.
 *
 * @returns null where the comment does not begin with one: a quotation of our comment is not our comment
 */
export function readMarker(body: string): Marker | null {
  const match = pattern.exec(body);
  if (!match) return null;
  const [, key = "", at = "", state, digest = ""] = match;
  return { key, at, state: state === "quiet" ? "quiet" : "findings", digest };
}

/** A key made of the two environments' names: no other pair has it, and it cannot end the HTML comment it stands in. */
export function markerKey(env1: string, env2: string): string {
  return [env1, env2].map(encodeName).join("...");
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll("-", "%2D").replaceAll(".", "%2E");
}
