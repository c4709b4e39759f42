import { Config, authenticateBy } from "pggit-functions";
import { expect, test } from "vitest";
import { ran } from "../edges.fixture.ts";

const given = (changes: Record<string, string> = {}) =>
  Object.entries({
    id: "ci",
    scopes: "read,operate",
    environments: "production,staging",
    expires: "90d",
    ...changes,
  }).flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value]));

const create = (changes: Record<string, string> = {}, ...more: string[]) =>
  ran(["keys", "create", ...given(changes), ...more]);

test("keys create --help shows an example, and needs no database", async () => {
  const { code, stdout } = await ran(["keys", "create", "--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("Example:\n  $ pggit keys create --id ci");
  expect((await ran(["--help"])).stdout).toMatch(/^ +keys .*\w/m);
});

test("the API takes the key that was made, with the entry that was made", async () => {
  const { code, stdout } = await create({}, "--format", "json");
  expect(code).toBe(0);
  const { key, entry } = JSON.parse(stdout) as { key: string; entry: object };
  const config = Config.parse({
    environments: { production: { target: "env:P" }, staging: { target: "env:S" } },
    keys: [entry],
  });
  const now = new Date("2027-02-20T11:59:59Z");
  const request = new Request("https://api.example/", {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(await authenticateBy(config, { isLoopback: false, now: () => now })(request)).toEqual({
    name: "key:ci",
    scopes: new Set(["read", "operate"]),
    environments: ["production", "staging"],
    expiresAt: new Date("2027-02-20T12:00:00Z"),
  });
  const later = () => new Date("2027-02-20T12:00:00Z");
  await expect(authenticateBy(config, { isLoopback: false, now: later })(request)).rejects.toThrow(
    "expired",
  );
});

test("people see the key once, what to do with it, and the entry without it", async () => {
  const { stdout, stderr } = await create({ environments: "all", expires: "2027-06-30" });
  const [key = "", ...rest] = stdout.split("\n");
  expect(key).toMatch(/^pggit_ci_\w{49}$/);
  expect(rest.join("\n")).not.toContain(key);
  const entry = JSON.parse(stdout.slice(stdout.indexOf("{"))) as object;
  expect(entry).toMatchObject({
    environments: "all",
    expires_at: "2027-06-30T00:00:00.000Z",
  });
  expect(stderr).toBe("");
});

test.each([
  [{ id: "" }, "--id: is needed"],
  [{ expires: "" }, "--expires: is needed"],
  [{ id: "On Call" }, "--id: "],
  [{ scopes: "read,everything" }, "--scopes: "],
  [{ environments: "Production" }, "--environments: "],
  [{ expires: "soon" }, "--expires: is neither"],
  [{ expires: "2020-01-01" }, "--expires: is over already"],
  [{ expires: "0d" }, "--expires: is over already"],
])("what it cannot be made of is named by its flag: %j", async (changes, sentence) => {
  const { code, stdout, stderr } = await create(changes);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(sentence);
});
