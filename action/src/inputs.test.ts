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
      schemas: 'public, api\n"sales, old", reports',
      ignore: "# other tools' tables\npublic.schema_migrations\n\npublic.tax(numeric, integer)",
      include: "owner,comments",
      "fail-on": "breaking, inconsistent",
    }),
  );
  expect(inputs.schemas).toEqual(["public", "api", "sales, old", "reports"]);
  expect(inputs.ignore).toEqual(["public.schema_migrations", "public.tax(numeric, integer)"]);
  expect(inputs.include).toEqual(["owner", "comments"]);
  expect(inputs["fail-on"]).toEqual(["breaking", "inconsistent"]);
});

test.each([
  [{ "env1-url": "" }, /^Input env1-url is empty\. Give a connection URL/],
  [{ "env2-url": "pglite:/tmp/db" }, /^Input env2-url names an embedded database/],
  [{ "api-url": "https://pggit.example" }, /^Input env1-url is given beside api-url/],
  [{ "env2-name": "production" }, /^Input env2-name is the same as env1-name/],
  [{ "fail-on": "drift,anything" }, /^Input fail-on does not know "anything"\. Use none, drift/],
  [{ "fail-on": "none, drift" }, /^Input fail-on says none and something else/],
  [{ include: "everything" }, /^Input include does not know "everything"\. Use owner, privileges/],
  [{ comment: "sometimes" }, /^Input comment does not know "sometimes"\. Use always, on-change/],
])("an input that cannot be used is named with what to do: %o", (changes, sentence) => {
  expect(() => parseInputs(given(changes))).toThrow(ActionError);
  expect(() => parseInputs(given(changes))).toThrow(sentence);
});

const throughApi = (address: string) =>
  parseInputs(given({ "env1-url": "", "env2-url": "", "api-url": address }));

test.each(["https://pggit.example", "https://x.example/stage/", "http://127.0.0.1:8080"])(
  "an API takes the place of both targets: %s",
  (address) => {
    expect(throughApi(address)).toMatchObject({ "api-url": address, "env2-name": "staging" });
  },
);

test.each([
  "http://pggit.example",
  "https://user:pw@pggit.example",
  "https://pggit.example/?x=1",
  "pggit.example",
  "ftp://pggit.example",
  "http://localhost.evil.example",
])("a token is not sent to %s", (address) => {
  expect(() => throughApi(address)).toThrow(/^Input api-url is not an address that begins with/);
});

test("every unusable input is named at once", () => {
  expect(() => parseInputs(given({ "env1-url": "", comment: "sometimes" }))).toThrow(
    /Input env1-url is empty.*Input comment does not know/,
  );
});
