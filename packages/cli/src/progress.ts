import stringWidth from "fast-string-width";
import { visible } from "pggit";
import type { Output } from "./edges.ts";

/** One line on a terminal that says what is being done, and goes away. */
export interface Progress {
  readonly show: (message: string) => void;
  readonly clear: () => void;
}

const eraseLine = "\r\u001b[2K";

/** Progress on a terminal; silence anywhere else. */
export function progressOn(output: Output, width: number): Progress {
  if (!output.isTerminal) return { show: () => undefined, clear: () => undefined };
  let isShown = false;
  return {
    show(message) {
      output.write(`${eraseLine}${cut(visible(message), width - 1)}`);
      isShown = true;
    },
    clear() {
      if (isShown) output.write(eraseLine);
      isShown = false;
    },
  };
}

/** What of a message fits into a line, with a mark where that is not all. */
function cut(message: string, width: number): string {
  if (stringWidth(message) <= width) return message;
  const characters = [...message];
  while (characters.length > 0 && stringWidth(characters.join("")) >= width) characters.pop();
  return `${characters.join("")}…`;
}
