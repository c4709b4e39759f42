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
  patterns: z.array(z.string().min(2)).default([]),
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

  test("a value that the definition refuses is named by its flag", () => {
    expect(() => parsed("--patterns", "x")).toThrow(
      expect.objectContaining({
        code: "INVALID_ARGUMENT",
        message: expect.stringMatching(/^--patterns: /),
      }),
    );
  });
});
