import { describe, expect, it } from "vitest";
import { changeWith } from "../report/report.fixture.ts";
import type { FacetChange } from "./comparison.ts";
import { isOfServers as isOfServersOf } from "./of-servers.ts";

const isOfServers = (
  facets: readonly FacetChange[],
  majors: readonly [number, number],
  identity = "public.t",
) => isOfServersOf({ identity, facets: [...facets] }, majors);

const unnamed = [
  changeWith({
    facet: "body",
    before: " SELECT true AS bool",
    after: ' SELECT true AS "?column?"',
  }),
  changeWith({ facet: "column:bool", change: "lost" }),
  changeWith({ facet: "column:?column?", change: "gained" }),
];
const notNull = [changeWith({ facet: "column:id/not_null/name", change: "gained", after: "nn" })];
const oldRelation = [changeWith({ facet: "body", before: "FROM t old_1", after: "FROM t old" })];
const putOut = [
  changeWith({
    facet: "body",
    before: "FROM pg_stat_get_activity(NULL::integer) s(datid, pid)",
    after: "FROM pg_stat_get_activity(NULL::integer) s(datid, pid, query_id)",
  }),
];

const unlogged = [changeWith({ facet: "unlogged", change: "gained", after: "UNLOGGED" })];
const numbered = [
  changeWith({ facet: "column:id/identity/persistence", change: "gained", after: "LOGGED" }),
];
const revoked = changeWith({ facet: "revoked:PUBLIC:CREATE", change: "lost", before: "revoked" });
const granted = changeWith({
  facet: "privilege:PUBLIC:CREATE",
  change: "gained",
  after: "granted",
});

describe("isOfServers", () => {
  it.each([
    ["an unnamed boolean column", unnamed, [14, 15, 18]],
    ["what a NOT NULL constraint is called", notNull, [17, 18, 19]],
    ["the sequence of an unlogged table's serial column", unlogged, [14, 15, 18]],
    ["the sequence of an unlogged table's identity", numbered, [14, 15, 18]],
    ["a relation called old", oldRelation, [15, 16, 18]],
  ] as const)(
    "knows %s between the versions that differ in it only",
    (_, changes, [older, newer, newest]) => {
      expect(isOfServers(changes, [older, newer])).toBe(true);
      expect(isOfServers(changes, [newer, newest])).toBe(false);
      expect(isOfServers(changes, [newer, newer])).toBe(false);
    },
  );

  it("knows the columns that a function of the server puts out, between any two versions", () => {
    expect(isOfServers(putOut, [16, 17])).toBe(true);
    expect(isOfServers(putOut, [17, 17])).toBe(false);
  });

  it("knows that everybody may create in public until 15, and not in other schemas", () => {
    for (const one of [revoked, granted]) {
      expect(isOfServers([one], [14, 15], "public")).toBe(true);
      expect(isOfServers([one], [15, 18], "public")).toBe(false);
      expect(isOfServers([one], [14, 15], "app")).toBe(false);
    }
    expect(isOfServers([revoked, granted], [14, 15], "public")).toBe(false);
  });

  it("is false where anything else differs, too, or nothing does", () => {
    expect(isOfServers([...notNull, changeWith()], [14, 18])).toBe(false);
    expect(isOfServers(unnamed.slice(0, 2), [14, 18])).toBe(false);
    const [body] = unnamed;
    const other = { ...body, after: ' SELECT false AS "?column?"' };
    expect(isOfServers([changeWith(other)], [14, 18])).toBe(false);
    expect(isOfServers([], [14, 18])).toBe(false);
  });
});
