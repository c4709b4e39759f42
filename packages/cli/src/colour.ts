import type { Edges, Output } from "./edges.ts";

/**
 * Whether a stream gets colour: FORCE_COLOR says yes, else NO_COLOR says no
 * (https://no-color.org), else only a terminal does.
 */
export function wantsColour(output: Output, environment: Edges["environment"]): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = environment;
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  if (refused !== undefined && refused !== "") return false;
  return output.isTerminal && terminal !== "dumb";
}
