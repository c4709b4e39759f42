import * as fc from "fast-check";
import type { ComparedObject } from "../compare/comparison.ts";
import { changeWith, comparisonOf, reportOf, rowWith } from "./report.fixture.ts";
import type { Report } from "./report.ts";

/** Names as an attacker would choose them, beside ordinary and random ones. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    "users",
    "a|b",
    "x\\|y",
    "``` ```` `",
    "</details></table><script>alert(1)</script>",
    "@octocat #1 octo/repo#2 GH-3 :tada:",
    "[click](https://evil.example) www.evil.example a@b.example",
    "one\n\n| two |\r\n- three",
    "\u001b[31mred\u001b[0m \u202Eevil \u200B\u0007",
    "名前 😀 \uD800",
    "# heading\n\n---\n",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom("|", "`", "\\", "\n", "@", "<", "&", "#", "x"),
    maxLength: 30,
  }),
);

const level = fc.constantFrom("major", "minor", "patch");
const definition = fc.option(fc.oneof(hostileText, fc.lorem({ mode: "sentences", maxCount: 60 })));

const facet = fc
  .record({
    facet: hostileText.map((name) => `column:${name}/type`),
    change: fc.constantFrom("gained", "lost", "changed"),
    before: definition,
    after: definition,
    level,
  })
  .map(changeWith);

const row: fc.Arbitrary<ComparedObject> = fc
  .record({
    object_type: fc.constantFrom("table", "function", "view"),
    object_name: hostileText,
    identity: hostileText,
    env1_status: fc.constantFrom("missing", "1.0.0", "a1b2c3d"),
    env2_status: fc.constantFrom("1.0.0", "2.0.0"),
    difference: fc.constantFrom("Definition mismatch", "Only in staging", "Same"),
    level,
    facets: fc.array(facet, { maxLength: 4 }),
    definition1: definition,
    definition2: definition,
  })
  .map(rowWith);

const check = fc.record({
  check_name: hostileText,
  status: fc.constantFrom("ok", "warning", "error"),
  details: hostileText,
  fixed: fc.boolean(),
});

/** Reports with hostile names, texts and environments in every place. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .record({
    rows: fc.array(row, { maxLength: 25 }),
    names: fc.tuple(hostileText, hostileText),
    notCompared: fc.array(
      fc.record({
        environment: hostileText,
        object_type: hostileText,
        count: fc.nat(),
        names: fc.array(hostileText, { maxLength: 10 }),
      }),
      { maxLength: 4 },
    ),
    verifications: fc.array(
      fc.record({
        environment: hostileText,
        state: fc.constantFrom("consistent", "inconsistent", "no_history", "failed"),
        checks: fc.array(check, { maxLength: 4 }),
        message: hostileText,
      }),
      { maxLength: 2 },
    ),
    errors: fc.array(
      fc.record({
        environment: fc.option(hostileText),
        code: fc.constant("CONNECTION_FAILED"),
        message: hostileText,
        hint: hostileText,
      }),
      { maxLength: 3 },
    ),
    read: fc.boolean(),
    all: fc.boolean(),
  })
  .map(({ rows, names, notCompared, verifications, errors, read, all }) => {
    const comparison = comparisonOf(rows, { not_compared: notCompared });
    const [env1, env2] = names;
    return reportOf(rows, {
      comparison: read
        ? {
            ...comparison,
            env1: { ...comparison.env1, name: env1 },
            env2: { ...comparison.env2, name: env2 },
          }
        : null,
      verifications,
      errors,
      all,
    });
  });
