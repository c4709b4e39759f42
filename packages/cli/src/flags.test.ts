import { Command } from "commander";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { addFlags, readFlags } from "./flags.ts";

const Schema = z.object({
  days_back: z.string().default("7").describe("how far back"),
  dry_run: z
    .boolean()
    .default(true)
    .meta({ description: "only say what would be done", off: "do it for good" }),
  verbose: z.boolean().default(false),
  name: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]).meta({ commas: true }),
  schemas: z.array(z.string()).default([]).meta({ commas: "names" }),
  patterns: z.array(z.string().min(1)).default([]),
  aspects: z.array(z.enum(["owner"], { error: "is owner" })).default([]),
  limit: z.int().min(1).max(9).default(1),
});

function parsed(...argv: string[]) {
  const command = new Command("x").exitOverride();
  addFlags(command, Schema, { name: "called" });
  command.parse(argv, { from: "user" });
  return readFlags(Schema, command.opts(), { name: "called" });
}

describe("flags from a definition", () => {
  test("left out, all have its defaults", () => {
    expect(parsed()).toEqual(Schema.parse({}));
  });

  test("a field is a flag in kebab case, or the name it is given", () => {
    expect(parsed("--days-back", "30", "--called", "n")).toMatchObject({
      days_back: "30",
      name: "n",
    });
  });

  test("a switch that is on by default is turned off with --no-", () => {
    expect(parsed("--no-dry-run", "--verbose")).toMatchObject({ dry_run: false, verbose: true });
  });

  test("the help of a switch says what it does, not what its argument is", () => {
    const command = new Command("x");
    addFlags(command, Schema, { name: "called" });
    expect(command.helpInformation()).toMatch(/--no-dry-run +do it for good\n/);
  });

  test("a list is repeated, and split at commas only where the definition says so", () => {
    const argv = ["--tags", "a, b", "--tags", "c", "--patterns", "f(a, b)", "--patterns", "x.*"];
    expect(parsed(...argv)).toMatchObject({
      tags: ["a", "b", "c"],
      patterns: ["f(a, b)", "x.*"],
    });
  });

  test("a comma in quotes is part of a name", () => {
    const argv = ["--tags", '"a,b", c,sales."d,""e",', "--schemas", '"a,b",c, "d ""e"""'];
    expect(parsed(...argv)).toMatchObject({
      tags: ['"a,b"', "c", 'sales."d,""e"'],
      schemas: ["a,b", "c", 'd "e"'],
    });
  });

  test.each([
    [["--patterns", "x", "--patterns", ""], "--patterns: is empty."],
    [["--aspects", "foo"], '--aspects: is owner, not "foo".'],
    [["--limit", "0"], "--limit: 0 is less than 1."],
    [["--limit", "10"], "--limit: 10 is more than 9."],
    [["--limit", "1.5"], "--limit: 1.5 is no whole number."],
  ])("a value that the definition refuses is named with what is wrong: %j", (argv, message) => {
    expect(() => parsed(...argv)).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT", message }),
    );
  });
});
