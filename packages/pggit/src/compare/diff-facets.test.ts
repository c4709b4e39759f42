import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facet, Facets } from "../snapshot/facets.ts";
import { diffFacets, furthestLevel } from "./diff-facets.ts";

function facet(value: string | undefined, rest: Partial<Facet> = {}): Facet {
  const base: Facet = { rank: 1, aspect: "structure", impact: "contract", ...rest };
  return value === undefined ? base : { ...base, value };
}

const email: Facets = {
  "column:email": facet(undefined, { aspect: "presence", rank: 10, inline: "email text" }),
  "column:email/type": facet("text", { rank: 12 }),
  "column:email/not_null": facet("NOT NULL", { rank: 20, impact: "restriction" }),
};

describe("diffFacets", () => {
  it("tells of a column that one side lacks once, not once for each of its facets", () => {
    expect(diffFacets({}, email, ["structure"])).toEqual([
      {
        facet: "column:email",
        change: "gained",
        before: null,
        after: "email text",
        level: "minor",
      },
    ]);
    expect(diffFacets(email, {}, ["structure"])).toMatchObject([
      { change: "lost", level: "major" },
    ]);
  });

  it("calls a wider type minor and a narrower one major", () => {
    const wider = { ...email, "column:email/type": facet("character varying(5)", { rank: 12 }) };
    expect(diffFacets(wider, email, ["structure"])).toMatchObject([{ level: "minor" }]);
    expect(diffFacets(email, wider, ["structure"])).toMatchObject([{ level: "major" }]);
  });

  it("calls a new NOT NULL major and its removal minor", () => {
    const { "column:email/not_null": _, ...nullable } = email;
    expect(diffFacets(nullable, email, ["structure"])).toMatchObject([{ level: "major" }]);
    expect(diffFacets(email, nullable, ["structure"])).toMatchObject([{ level: "minor" }]);
  });

  it("calls another order of labels major, and a new label between them minor", () => {
    const labels = (...names: string[]): Facets =>
      Object.fromEntries(
        names.flatMap((name, place) => [
          [`label:${name}`, facet(undefined, { aspect: "presence", rank: 10_001 + place })],
          [
            `label:${name}/position`,
            facet(names[place - 1] ?? "first", { rank: 10_001 + place, impact: "behaviour" }),
          ],
        ]),
      );
    const levelOf = (before: Facets, after: Facets) =>
      furthestLevel(diffFacets(before, after, ["structure"]));
    expect(levelOf(labels("a", "b"), labels("b", "a"))).toBe("major");
    expect(levelOf(labels("a", "b", "c"), labels("x", "c", "y", "b", "z", "a"))).toBe("major");
    expect(levelOf(labels("a", "b"), labels("x", "a", "y", "b"))).toBe("minor");
  });

  it("leaves owner, privileges and comments out unless they are asked for", () => {
    const owned = { ...email, owner: facet("app", { aspect: "owner", impact: "detail" }) };
    expect(diffFacets(email, owned, ["structure"])).toEqual([]);
    expect(diffFacets(email, owned, ["structure", "owner"])).toMatchObject([
      { facet: "owner", change: "gained", level: "patch" },
    ]);
  });

  it("reads the same backwards, with gained and lost changing places", () => {
    const facets = fc.dictionary(
      fc.constantFrom("column:a", "column:a/type", "column:b", "column:b/type", "rls", "body"),
      fc.constantFrom("x", "y").map((value) => facet(value)),
    );
    fc.assert(
      fc.property(facets, facets, (before, after) => {
        const forth = diffFacets(before, after, ["structure"]);
        const back = diffFacets(after, before, ["structure"]);
        expect(new Set(back.map((change) => change.facet))).toEqual(
          new Set(forth.map((change) => change.facet)),
        );
        expect(forth.length === 0).toBe(
          Object.keys({ ...before, ...after }).every(
            (key) => before[key]?.value === after[key]?.value,
          ),
        );
      }),
    );
  });
});

it("furthestLevel finds the change that reaches furthest", () => {
  expect(furthestLevel([{ level: "patch" }, { level: "major" }, { level: "minor" }])).toBe("major");
  expect(furthestLevel([])).toBeNull();
});
