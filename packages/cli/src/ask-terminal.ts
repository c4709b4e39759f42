import type { Readable, Writable } from "node:stream";
import { visible } from "pggit";
import type { Ask } from "./ask.ts";

/** Questions on a terminal; what is printed goes to `output`, so that standard output stays the result. */
export function askAt(input: Readable, output: Writable): Ask {
  const streams = { input, output };
  return {
    async choose(question, choices) {
      const { isCancel, select } = await prompts();
      const answer = await select<string>({
        message: visible(question),
        // A hint of its own would be shown for the choice under the cursor only.
        options: choices.map(({ value, hint }) => ({ value, label: visible(`${value}: ${hint}`) })),
        ...streams,
      });
      return isCancel(answer) ? undefined : choices.find(({ value }) => value === answer)?.value;
    },
    async line(question, refuse) {
      const { isCancel, text } = await prompts();
      const answer = await text({
        message: visible(question),
        validate: (given) => refuse?.(given ?? ""),
        ...streams,
      });
      return isCancel(answer) ? undefined : (answer ?? "");
    },
  };
}

/** Loaded when the first question is asked: most commands ask none. */
function prompts() {
  return import("@clack/prompts");
}
