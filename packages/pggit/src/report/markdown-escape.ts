import { oneLine, shorten, visible, visibleLines } from "./visible.ts";

/** Splits a run of text in two for GitHub's filters, and shows nothing. */
const split = "<!-- -->";

/** What formats, ends a table cell, or starts a list where a line begins. */
const formats = /[&<\\`*[\]~|$]|(?<![a-z0-9])_|_(?![a-z0-9])|^[-+=>]|(?<=^\d+)[.)](?=\s|$)/;

/** What GitHub turns into a mention, a reference, a link or an emoji by what stands beside it. */
const refers = /[#@]|:(?=[\w+/-])|(?<=\bwww)\.|(?<=\bgh)-(?=\d)/;

const acting = new RegExp(`(${formats.source})|${refers.source}`, "gi");

/**
 * Foreign text for any place in a line: it keeps its words and loses every
 * power to format, link, mention, close an issue or end a table cell.
 */
export function escapeText(text: string): string {
  return oneLine(text).replaceAll(acting, (character, formatting?: string) =>
    formatting === undefined ? entity(character) + split : entity(character),
  );
}

/** A name or value, set as code; one longer than `longest` characters ends in an ellipsis. */
export function code(text: string, longest = 120): string {
  return `<code>${escapeText(shorten(visible(text), longest))}</code>`;
}

/** Text of several lines between fences that nothing inside it can close. */
export function fenced(text: string, language: string): string {
  const content = visibleLines(text).replace(/\n*$/, "");
  const runs = content.match(/`+/g) ?? [];
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${content}\n${fence}`;
}

/** UTF-8 bytes of a text. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
