/**
 * The links of every page: to files that are there, headings that are there, and in `docs/` to every page from the index.
 */
import { existsSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { lexer, type Token, walkTokens } from "marked";
import { describe, expect, test } from "vitest";
import { anchor } from "../reference/markdown.ts";
import { files, read } from "./files.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = files("*.md");
const headings = new Map(pages.map((page) => [page, anchorsOf(read(page))]));

/** The addresses that a page links to, pictures included. */
function linksOf(page: string): string[] {
  const found: string[] = [];
  void walkTokens(lexer(read(page)), (token: Token) => {
    if (token.type === "link" || token.type === "image") found.push(String(token["href"]));
  });
  return found;
}

/** What `#...` may name on a page; a heading that comes again gets a number. */
function anchorsOf(markdown: string): Set<string> {
  const found = new Set<string>();
  void walkTokens(lexer(markdown), (token: Token) => {
    if (token.type !== "heading") return;
    const plain = String(token["text"])
      .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replaceAll(/[`*]/g, "");
    const slug = anchor(plain);
    let name = slug;
    for (let count = 1; found.has(name); count += 1) name = `${slug}-${count}`;
    found.add(name);
  });
  return found;
}

/** What is wrong with a link of a page; undefined where nothing is. */
function problemOf(page: string, href: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(href)) return externalProblem(href);
  const [path = "", fragment] = href.split("#");
  const target = path === "" ? page : normalize(join(dirname(page), decodeURIComponent(path)));
  if (target.startsWith("..")) return `${href} leads out of the repository`;
  if (!existsSync(root + target)) return `${href}: there is no ${target}`;
  if (fragment === undefined) return undefined;
  const known = headings.get(target);
  if (!known) return `${href}: ${target} has no headings`;
  return known.has(fragment) ? undefined : `${href}: ${target} has no heading #${fragment}`;
}

function externalProblem(href: string): string | undefined {
  if (!URL.canParse(href)) return `${href} is no address`;
  const { protocol, hostname } = new URL(href);
  const isHere = hostname === "127.0.0.1" || hostname === "localhost";
  return protocol === "https:" || isHere ? undefined : `${href} is not https`;
}

describe.each(pages)("%s", (page) => {
  test("links to what is there", () => {
    const problems = linksOf(page).flatMap((href) => problemOf(page, href) ?? []);
    expect(problems).toEqual([]);
  });
});

test("every page of docs/ is reached from its index", () => {
  const reached = new Set<string>();
  const waiting = ["docs/README.md"];
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    if (reached.has(page)) continue;
    reached.add(page);
    for (const href of linksOf(page)) {
      const [path = ""] = href.split("#");
      if (path === "" || /^[a-z]+:/i.test(path)) continue;
      const target = normalize(join(dirname(page), path));
      const isFolder = existsSync(root + target) && statSync(root + target).isDirectory();
      if (isFolder) {
        // A folder is a list of its own.
        for (const inner of pages)
          if (dirname(inner) === target.replace(/\/$/, "")) waiting.push(inner);
      } else if (target.startsWith("docs/") && target.endsWith(".md")) waiting.push(target);
    }
  }
  expect(pages.filter((page) => page.startsWith("docs/") && !reached.has(page))).toEqual([]);
});
