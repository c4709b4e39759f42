/** One page as its reader goes through it: a shell, sessions of psql, and values that were printed and are used later. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareOutput } from "./output.ts";
import type { Block } from "./page.ts";
import { type Psql, psql } from "./psql.ts";
import type { Shell } from "./shell.ts";
import type { Stage } from "./stage.ts";

/** Lines of a page that are to be others. */
export interface Rewrite {
  /** The first of them, from 1. */
  readonly line: number;
  readonly shown: string;
  readonly printed: string;
}

/** What runs examples. */
export interface Programs {
  /** The command line's bundled entry. */
  readonly bundle: string;
  /** Where given, an output that differs is handed over rather than refused. */
  readonly rewrite?: ((change: Rewrite) => void) | undefined;
  /** Runs a block of TypeScript and returns what it printed. */
  readonly runTypeScript: (text: string, environment: Record<string, string>) => Promise<string>;
}

/** An example that does not do what its page says. */
class WrongExample extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.line = line;
  }
}

/** How a block ended. */
export interface Printed {
  readonly printed: string;
  /** What may be shown as well, but need not be: progress, notices. */
  readonly besides?: string;
  readonly failed: boolean;
  readonly code: number;
}

/** The shell, the sessions of psql and what was printed so far, for the examples of one page. */
export class PageSession {
  readonly #stage: Stage;
  readonly #shell: Shell;
  readonly #runTypeScript: Programs["runTypeScript"];
  readonly #rewrite: Programs["rewrite"];
  readonly #sessions = new Map<string, Psql>();
  /** What was printed for what the page shows: hashes, ids, keys. */
  readonly #values = new Map<string, string>();
  #database = "production";

  constructor(stage: Stage, shell: Shell, { runTypeScript, rewrite }: Programs) {
    this.#stage = stage;
    this.#shell = shell;
    this.#runTypeScript = runTypeScript;
    this.#rewrite = rewrite;
  }

  /**
   * Runs a block.
   *
   * @throws WrongExample where it ends in another way than the page says
   */
  async run(block: Block): Promise<Printed> {
    const { language, line, notes } = block;
    this.#database = notes.get("in") ?? this.#database;
    if (language === "console") return this.#transcript(block);
    const text = await this.#real(block.text);
    const result =
      language === "ts"
        ? {
            printed: await this.#runTypeScript(text, { ...this.#stage.variables }),
            failed: false,
            code: 0,
          }
        : language.endsWith("sh")
          ? await this.#sh(text)
          : await this.#sql(text);
    check(result, notes, line);
    return result;
  }

  /**
   * Compares what was printed with what the page shows, and remembers which value stands for which.
   *
   * @throws WrongExample where they differ
   */
  expectOutput({ language, text, line }: Block, { printed, besides = "" }: Printed): void {
    const pairs =
      language === "json"
        ? compareOutput(asLines(text), asLines(printed))
        : (compareOutput(text, printed) ?? compareOutput(text, `${besides}\n${printed}`));
    if (!pairs && this.#rewrite) return this.#rewrite({ line, shown: text, printed });
    if (!pairs)
      throw new WrongExample(line, `it printed\n${besides}${printed}\n-- rather than\n${text}`);
    for (const [shown, value] of pairs) this.#values.set(shown, value);
  }

  /** Ends the sessions; the shell and the databases are their owner's. */
  async close(): Promise<void> {
    for (const session of this.#sessions.values()) await session.close();
  }

  /** Commands with what they print, each behind a prompt. */
  async #transcript({ text, line, notes }: Block): Promise<Printed> {
    const parts = text.split(/^\$ /m).slice(1);
    let at = line;
    for (const part of parts) {
      const [command = "", ...shown] = part.split("\n");
      const result = await this.#sh(await this.#real(command));
      check(result, part === parts.at(-1) ? notes : new Map(), at);
      this.expectOutput({ ...empty, text: shown.join("\n").trimEnd(), line: at + 1 }, result);
      at += part.split("\n").length - 1;
    }
    return { printed: "", failed: false, code: 0 };
  }

  async #sh(text: string): Promise<Printed> {
    const { code, printed, errors } = await this.#shell.run(text);
    return { printed, besides: errors, code, failed: code !== 0 };
  }

  async #sql(text: string): Promise<Printed> {
    const url = this.#stage.urlOf(this.#database);
    const session = this.#sessions.get(url) ?? (await psql(url));
    this.#sessions.set(url, session);
    const { printed, failed } = await session.run(text);
    return { printed, failed, code: failed ? 1 : 0 };
  }

  /** What a block says, with what is there in the place of what it can only name. */
  async #real(text: string): Promise<string> {
    const served = await readFile(join(this.#shell.directory, "../served"), "utf8").catch(
      () => null,
    );
    let written = this.#stage.real(text);
    if (served !== null)
      written = written.replaceAll(/http:\/\/(?:127\.0\.0\.1|localhost):8080/g, served);
    for (const [shown, value] of this.#values) written = written.replaceAll(shown, value);
    return written;
  }
}

/** JSON with a line for each value, so that how it is set makes no difference; other text as it is. */
function asLines(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const empty: Block = {
  language: "",
  label: "",
  text: "",
  line: 0,
  notes: new Map(),
  follows: true,
};

function check(result: Printed, notes: Block["notes"], line: number): void {
  const expected = Number(notes.get("exit") ?? (notes.has("fails") ? Number.NaN : 0));
  const isAsSaid = Number.isNaN(expected) ? result.failed : result.code === expected;
  if (isAsSaid) return;
  const wanted = Number.isNaN(expected) ? "failed" : `ended with ${expected}`;
  throw new WrongExample(
    line,
    `it ended with ${result.code} and should have ${wanted}:\n${result.besides ?? ""}${result.printed}`,
  );
}
