import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { ActionError } from "./action-error.ts";
import { inputNames, parseInputs, type RawInputs, readInputs } from "./inputs.ts";

const given = (changes: Partial<RawInputs> = {}): RawInputs => ({
  ...readInputs(() => ""),
  "env1-url": "postgres://reader:secret@one.example/app",
  "env2-url": "env:STAGING_URL",
  ...changes,
});

const Manifest = z.object({
  runs: z.object({ using: z.literal("node24"), main: z.literal("dist/index.js") }),
  inputs: z.record(z.string(), z.unknown()),
});

test("action.yml and the code name the same inputs", () => {
  const file = readFileSync(new URL("../action.yml", import.meta.url), "utf8");
  expect(Object.keys(Manifest.parse(parse(file)).inputs)).toEqual([...inputNames]);
});

test("two targets are enough", () => {
  expect(parseInputs(given())).toMatchObject({
    "env1-name": "production",
    "env2-name": "staging",
    schemas: [],
    ignore: [],
    include: [],
    "fail-on": [],
    comment: "on-change",
  });
});

test("lists are read from lines and commas, patterns from lines only", () => {
  const inputs = parseInputs(
    given({
      schemas: "public, api\nreports",
      ignore: "# other tools' tables\npublic.schema_migrations\n\npublic.tax(numeric, integer)",
      include: "owner,comments",
      "fail-on": "breaking, inconsistent",
    }),
  );
  expect(inputs.schemas).toEqual(["public", "api", "reports"]);
  expect(inputs.ignore).toEqual(["public.schema_migrations", "public.tax(numeric, integer)"]);
  expect(inputs.include).toEqual(["owner", "comments"]);
  expect(inputs["fail-on"]).toEqual(["breaking", "inconsistent"]);
});

test.each([
  [{ "env1-url": "" }, /^Input env1-url is empty\. Give a connection URL/],
  [{ "env2-url": "pglite:/tmp/db" }, /^Input env2-url names an embedded database/],
  [{ "env2-name": "production" }, /^Input env2-name is the same as env1-name/],
  [{ "fail-on": "drift,anything" }, /^Input fail-on does not know "anything"\. Use none, drift/],
  [{ "fail-on": "none, drift" }, /^Input fail-on says none and something else/],
  [{ include: "everything" }, /^Input include does not know "everything"\. Use owner, privileges/],
  [{ comment: "sometimes" }, /^Input comment does not know "sometimes"\. Use always, on-change/],
])("an input that cannot be used is named with what to do: %o", (changes, sentence) => {
  expect(() => parseInputs(given(changes))).toThrow(ActionError);
  expect(() => parseInputs(given(changes))).toThrow(sentence);
});

test("every unusable input is named at once", () => {
  expect(() => parseInputs(given({ "env1-url": "", comment: "sometimes" }))).toThrow(
    /Input env1-url is empty.*Input comment does not know/,
  );
});
