import type { Edges, Output } from "./edges.ts";

/** Columns of a stream: COLUMNS where it is set, else those of the terminal; infinite where there is none. */
export function widthOf(output: Output, { COLUMNS }: Edges["environment"]): number {
  const said = /^[1-9]\d{0,4}$/.test(COLUMNS ?? "") ? Number(COLUMNS) : undefined;
  return said ?? output.width;
}
