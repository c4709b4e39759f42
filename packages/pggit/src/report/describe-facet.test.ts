import { expect, test } from "vitest";
import { describeFacetChange, facetSubject } from "./describe-facet.ts";
import { changeWith } from "./report.fixture.ts";

function words(changes: Parameters<typeof changeWith>[0]): string {
  return describeFacetChange(changeWith(changes), "production", "staging");
}

test("a part that one side has is said to be only there", () => {
  expect(words({ facet: "column:email", change: "gained" })).toBe("column email: only in staging");
  expect(words({ facet: "constraint:users_pkey", change: "lost" })).toBe(
    "constraint users_pkey: only in production",
  );
  expect(words({ facet: "privilege:app:SELECT", change: "gained" })).toBe(
    "privilege SELECT of app: only in staging",
  );
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
