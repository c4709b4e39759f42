/**
 * A time that somebody typed, as one of UTC, whatever zone the database's session is in:
 * a day is its beginning, or its end where that is meant. What has a zone of its own,
 * or is no time at all, is left for the database to read.
 *
 * @returns null where nothing was typed
 */
export function utcTime(text: string | null, part: "begin" | "end"): string | null {
  const typed = text?.trim() ?? "";
  if (typed === "") return null;
  if (/^\d{4}-\d\d-\d\d$/.test(typed)) {
    return part === "begin" ? `${typed}T00:00:00Z` : `${typed}T23:59:59.999999Z`;
  }
  return /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(typed) ? `${typed}Z` : typed;
}
