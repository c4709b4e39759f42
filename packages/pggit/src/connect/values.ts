import { parseArray } from "./array-text.ts";

/** Turns the text that PostgreSQL sends for a value into what a row holds. */
export type Parser = (text: string) => unknown;

const asText: Parser = (text) => text;
const asNumber: Parser = Number;
const asBoolean: Parser = (text) => text === "t" || text === "true";

/** Type oids are fixed by PostgreSQL's pg_type.dat: the same on every server. */
const scalars = new Map<number, Parser>([
  [16, asBoolean], // bool
  [21, asNumber], // int2
  [23, asNumber], // int4
  [114, JSON.parse], // json
  [3802, JSON.parse], // jsonb
  [1184, instant], // timestamptz
]);

/** Oid of an array type to the parser of its elements. */
const arrays = new Map<number, Parser>([
  [1000, asBoolean], // bool[]
  [1003, asText], // name[]
  [1005, asNumber], // int2[]
  [1007, asNumber], // int4[]
  [1009, asText], // text[]
  [1015, asText], // varchar[]
]);

/**
 * The one rule for values, the same on every driver: bool is a boolean, int2
 * and int4 are numbers, json and jsonb are parsed, timestamptz is ISO 8601 in
 * UTC, arrays of bool, int2, int4, text, varchar and name are arrays; all
 * else, int8, numeric and oid among it, stays the text that PostgreSQL sends.
 *
 * @param type oid of the column's type
 */
export function parserOf(type: number): Parser {
  const element = arrays.get(type);
  if (element) return (text) => parseArray(text, element);
  return scalars.get(type) ?? asText;
}

/** In the form in which pg and the Neon driver take parsers for one connection. */
export const typeParsers = { getTypeParser: (type: number) => parserOf(type) };

/**
 * The text of a timestamptz depends on the session's TimeZone, which poolers
 * and HTTP do not let us set; the instant does not. Microseconds are kept.
 * What is not in ISO style (infinity, BC, another DateStyle) stays as it is.
 */
function instant(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?([+-]\d\d)(:\d\d)?(?::\d\d)?$/.exec(
    text,
  );
  if (!match) return text;
  const [, date, time, fraction = "", hours = "+00", minutes = ":00"] = match;
  const utc = new Date(`${date}T${time}${hours}${minutes}`);
  return `${utc.toISOString().slice(0, 19)}${fraction}Z`;
}
