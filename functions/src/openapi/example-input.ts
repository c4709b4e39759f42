import { type Operation, remoteInput } from "pggit";
import { readQuery } from "../operations/read-query.ts";

/**
 * The input of an operation that its example on the command line gives, as the API
 * takes it; what only the command line knows, such as --yes, is left out.
 */
export function exampleInput(operation: Operation): Record<string, unknown> {
  const { example, positional = [], local = [], flags = {}, input } = operation;
  const schema = remoteInput(operation);
  const fieldOf = (flag: string) =>
    Object.keys(input.shape).find((field) => (flags[field] ?? field.replaceAll("_", "-")) === flag);
  const given = new URLSearchParams();
  const words = wordsOf(example);
  // Where no argument is a target, the first word is one.
  if (!positional.some((field) => local.includes(field))) words.shift();
  const places = [...positional];
  while (words.length > 0) {
    const word = words.shift() ?? "";
    if (!word.startsWith("--")) {
      const place = places.shift();
      if (place !== undefined) given.append(place, word);
      continue;
    }
    const isOff = word.startsWith("--no-");
    const field = fieldOf(word.slice(isOff ? 5 : 2));
    const takesValue = words[0] !== undefined && !words[0].startsWith("--") && !isOff;
    const value = takesValue ? (words.shift() ?? "") : String(!isOff);
    if (field !== undefined) given.append(field, value);
  }
  const known = new URLSearchParams([...given].filter(([name]) => name in schema.shape));
  const read = readQuery(known, schema) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, ofJson(value)]));
}

/** The words of a command line; a word in single quotes may have spaces. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** JSON in a word is an object in a body. */
function ofJson(value: unknown): unknown {
  const isObject = typeof value === "string" && value.startsWith("{");
  return isObject ? (JSON.parse(value) as unknown) : value;
}
