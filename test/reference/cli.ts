/** docs/reference/cli.md: every command's help, as the command line prints it. */
import { run } from "../../packages/cli/src/run.ts";
import { fenced, head, paragraphs } from "./markdown.ts";

const intro =
  "What `pggit <command> --help` prints, for every command. Most follow from the definitions that the API and the SQL functions follow from; how to use them is in the [guides](../README.md).";

/** The page. */
export async function cliReference(): Promise<string> {
  const sections = await helpOf([]);
  return `${paragraphs(head("The command line", "the definitions of the commands").trimEnd(), intro, ...sections)}\n`;
}

async function helpOf(words: readonly string[]): Promise<string[]> {
  const help = await printed([...words, "--help"]);
  const list = /^Commands:\n((?: {2}.*\n|\n)*)/m.exec(help)?.[1] ?? "";
  const commands = [...list.matchAll(/^ {2}([a-z][\w-]*)/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "help");
  const inner: string[] = [];
  for (const name of commands) inner.push(...(await helpOf([...words, name])));
  return [paragraphs(`## ${["pggit", ...words].join(" ")}`, fenced(help)), ...inner];
}

async function printed(argv: readonly string[]): Promise<string> {
  let text = "";
  const output = {
    write: (piece: string) => {
      text += piece;
    },
    drained: () => Promise.resolve(),
    isTerminal: false,
    width: 100,
  };
  const refused = () => Promise.reject(new Error("help reads and writes no file"));
  await run(argv, {
    environment: {},
    stdout: output,
    stderr: output,
    now: () => new Date(0),
    readFile: refused,
    findUpward: () => Promise.resolve(undefined),
    ask: undefined,
    writeFile: refused,
    untilStopped: () => Promise.resolve(),
    streamFile: refused,
  });
  return text;
}
