import type { Context } from "../context.ts";

const codes = { yellow: "33", red: "31", green: "32", cyan: "36", bold: "1", dim: "2" } as const;

/** Sets text in colour where the terminal wants it. */
export function paint(
  text: string,
  colour: keyof typeof codes,
  { terminal }: Pick<Context, "terminal">,
): string {
  return terminal.colour && text !== "" ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;
}

/** The colour of how far a change reaches. */
export function levelColour(level: string | null): "red" | "yellow" | "dim" {
  if (level === "major") return "red";
  return level === "minor" ? "yellow" : "dim";
}

/** As much of a hash as tells commits apart. */
export function shortHash(hash: string): string {
  return hash.slice(0, 7);
}

/** A time to the second, in UTC: 2026-11-22 10:00:00. */
export function shortTime(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}
