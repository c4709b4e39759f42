import { expect, test } from "vitest";
import { describeFacetChange, facetSubject } from "./describe-facet.ts";
import { changeWith } from "./report.fixture.ts";

function words(changes: Parameters<typeof changeWith>[0]): string {
  return describeFacetChange(changeWith(changes), "production", "staging");
}

test("a part that one side has is said to be only there, and what it is", () => {
  const gained = { change: "gained", before: null } as const;
  const lost = { change: "lost", after: null } as const;
  expect(words({ facet: "column:email", ...gained, after: "email text" })).toBe(
    "column email: only in staging (email text)",
  );
  expect(words({ facet: "constraint:users_pkey", ...lost, before: "PRIMARY KEY (id)" })).toBe(
    "constraint users_pkey: only in production (PRIMARY KEY (id))",
  );
});

test("what the subject says already, or takes many words, is not said again", () => {
  const gained = { change: "gained", before: null } as const;
  for (const [facet, after, subject] of [
    ["privilege:app:SELECT", "granted", "privilege SELECT of app"],
    ["column:email/not_null", "NOT NULL", "column email not null"],
    ["label:new", null, "label new"],
    ["body", "select\n2", "body"],
    ["constraint:long", "x".repeat(200), "constraint long"],
  ] as const) {
    expect(words({ facet, ...gained, after })).toBe(`${subject}: only in staging`);
  }
});

test("a value that differs is shown with both its values", () => {
  expect(words({ facet: "column:email/type", before: "text", after: "citext" })).toBe(
    "column email type: text -> citext",
  );
  expect(words({ facet: "option:fillfactor", before: "70", after: "80" })).toBe(
    "option fillfactor: 70 -> 80",
  );
});

test("a body of several lines is left to the diff", () => {
  expect(words({ facet: "body", before: "select 1", after: "select\n2" })).toBe("body changed");
  expect(words({ facet: "constraint:long", after: "x".repeat(200) })).toBe(
    "constraint long changed",
  );
});

test.each([
  ["column:email/not_null", "column email not null"],
  ["rls_forced", "rls forced"],
  ["revoked:PUBLIC:EXECUTE", "revoked EXECUTE from PUBLIC"],
  ["column:email/privilege:app:SELECT", "column email privilege SELECT of app"],
  ["privilege:a:b/c:SELECT", "privilege SELECT of a:b/c"],
  ["column:a:b/c d/type", "column a:b/c d type"],
  ['inherits:api."a/b"', 'inherits api."a/b"'],
  ["option:toast.autovacuum_enabled", "option toast.autovacuum_enabled"],
  ["column:two\nlines", "column two\nlines"],
])("the key %j is about %j", (key, subject) => {
  expect(facetSubject(key)).toBe(subject);
});
