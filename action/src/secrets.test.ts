import { expect, test } from "vitest";
import { redact, redactDeep, secretForms } from "./secrets.ts";

const password = "p@ss/w:rd %\"'";

test("a password is known decoded, percent-encoded in either case, as JSON, SQL and base64", () => {
  const forms = secretForms(`postgres://app:${encodeURIComponent(password)}@db.example/app`);
  for (const form of [
    `postgres://app:${encodeURIComponent(password)}@db.example/app`,
    password,
    "p%40ss%2Fw%3Ard%20%25%22'",
    "p%40ss%2Fw%3Ard%20%25%22%27",
    "p%40ss%2fw%3ard%20%25%22'",
    "p%40ss%2Fw%3Ard+%25%22%27",
    String.raw`p@ss/w:rd %\"'`,
    "p@ss/w:rd %\"''",
    Buffer.from(password).toString("base64"),
  ]) {
    expect(forms).toContain(form);
  }
});

test("a password that should have been encoded and was not is known all the same", () => {
  expect(secretForms("postgres://app:pa/ss@wo#rd@db.example/app")).toContain("pa/ss@wo#rd");
  expect(secretForms("postgres://app:100%@db.example/app")).toContain("100%");
});

test("a password in the query or in a libpq string is known", () => {
  expect(secretForms("postgres://db.example/app?user=a&password=top%20secret")).toContain(
    "top secret",
  );
  expect(secretForms("host=db password='it\\'s hidden' dbname=app")).toContain("it's hidden");
  expect(secretForms("host=db password=hidden dbname=app")).toContain("hidden");
});

test("a URL is a secret as a whole even without a password", () => {
  const url = "postgres://reader@db.example/app";
  expect(secretForms(url)).toEqual([url]);
});

test("a reference to a target has no secret forms", () => {
  expect(secretForms("env:PRODUCTION_URL")).toEqual([]);
  expect(secretForms("arn:aws:secretsmanager:eu-central-1:1:secret:app")).toEqual([]);
});

test("each line of a secret is masked, since the runner masks by lines", () => {
  expect(secretForms("postgres://a:one%0Atwo@db/app")).toEqual(
    expect.arrayContaining(["one", "two"]),
  );
});

test("the longest form goes first, so nothing of the URL remains around the password", () => {
  const url = "postgres://app:hunter2hunter2@db.example/app";
  expect(redact(`at ${url}: hunter2hunter2`, secretForms(url))).toBe("at ***: ***");
});

test("a password of three characters is masked but does not turn a report into asterisks", () => {
  const forms = secretForms("postgres://app:app@db.example/app");
  expect(forms).toContain("app");
  expect(redact("table app", forms)).toBe("table app");
});

test("redaction reaches every string of a report and keeps its shape", () => {
  const value = { list: [{ text: "x sesame x", count: 1, none: null }] };
  expect(redactDeep(value, ["sesame"])).toEqual({
    list: [{ text: "x *** x", count: 1, none: null }],
  });
});
