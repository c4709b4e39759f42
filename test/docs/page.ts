/**
 * The examples of a Markdown page: its fenced blocks, and what hidden comments say of them.
 *
 * A comment directly before a block is about that block:
 *
 *   <!-- not run: reason -->   it is not run, for a reason that stands in not-run.ts, too
 *   <!-- exit: 1 -->           the last command ends so
 *   <!-- fails -->             the last statement, or command, is refused
 *   <!-- in: staging -->       SQL runs in that database; it holds for the blocks that follow, too
 *
 * `<!-- prepare: ... -->` is SQL, and `<!-- prepare-sh: ... -->` a script, that runs where it stands and that readers
 * need not see. A block of JSON whose label ends in a file's name is written to that file.
 */
import { lexer, type Token } from "marked";

/** A fenced block, or SQL in a comment. */
export interface Block {
  /** Its language, or `prepare` and `prepare-sh`; empty where the fence says none. */
  readonly language: string;
  /** What follows the language on the line of the fence. */
  readonly label: string;
  readonly text: string;
  /** The line on which its text begins, from 1. */
  readonly line: number;
  /** What comments directly before it say, by their first word. */
  readonly notes: ReadonlyMap<string, string>;
  /** Whether nothing but blank lines is between it and the block before it. */
  readonly follows: boolean;
}

/** Every block of a page, in order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let notes = new Map<string, string>();
  let offset = 0;
  let follows = false;
  const add = (language: string, label: string, text: string, line: number) => {
    blocks.push({ language, label, text, line, notes, follows });
    notes = new Map();
  };
  const visit = (token: Token, from: number) => {
    if (token.type === "code" && "text" in token) {
      const at = markdown.indexOf(firstLine(token.raw), from);
      const [language = "", ...label] = String(token["lang"] ?? "").split(" ");
      add(language, label.join(" "), token.text, lineAt(markdown, at) + 1);
      follows = true;
    } else if (token.type === "html") {
      for (const [, word = "", rest = ""] of token.raw.matchAll(comment)) {
        if (word.startsWith("prepare")) add(word, "", rest.trim(), lineAt(markdown, from));
        else notes.set(word, rest.trim());
      }
    } else if (token.type === "list") {
      const items: { tokens: Token[] }[] = token["items"];
      for (const { tokens } of items) for (const inner of tokens) visit(inner, from);
    } else if (token.type !== "space") {
      notes = new Map();
      follows = false;
    }
  };
  for (const token of lexer(markdown)) {
    visit(token, offset);
    offset += token.raw.length;
  }
  return blocks;
}

const comment = /<!-- (prepare-sh|prepare|not run|exit|fails|in)\b:?(.*?)-->/gs;

function firstLine(text: string): string {
  return text.slice(0, text.indexOf("\n"));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
