import type { Output } from "./edges.ts";

/** One line on a terminal that says what is being done, and goes away. */
export interface Progress {
  readonly show: (message: string) => void;
  readonly clear: () => void;
}

const eraseLine = "\r\u001b[2K";

/** Progress on a terminal; silence anywhere else. */
export function progressOn(output: Output): Progress {
  if (!output.isTerminal) return { show: () => undefined, clear: () => undefined };
  let isShown = false;
  return {
    show(message) {
      output.write(`${eraseLine}${message.slice(0, Math.max(0, output.width - 1))}`);
      isShown = true;
    },
    clear() {
      if (isShown) output.write(eraseLine);
      isShown = false;
    },
  };
}
