import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ActionError } from "./action-error.ts";
import { inputNames, parseInputs, type RawInputs } from "./inputs.ts";

const given = (changes: Partial<RawInputs> = {}): RawInputs => ({
  "env1-name": "",
  "env1-url": "postgres://reader:secret@one.example/app",
  "env2-name": "",
  "env2-url": "env:STAGING_URL",
  schemas: "",
  ignore: "",
  include: "",
  "fail-on": "",
  comment: "",
  baseline: "",
  "github-token": "",
  "report-path": "",
  ...changes,
});

test("action.yml and the code name the same inputs", () => {
  const manifest: unknown = parse(readFileSync(new URL("../action.yml", import.meta.url), "utf8"));
  expect(manifest).toMatchObject({ runs: { using: "node24", main: "dist/index.js" } });
  expect(Object.keys((manifest as { inputs: object }).inputs)).toEqual([...inputNames]);
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
