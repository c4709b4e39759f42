import type * as z from "zod";

/**
 * What is wrong with a flag's value, in words that go on after the flag: the
 * definition's own where it has some, in the place of zod's.
 *
 * @param given what the flag was given; of a list the value is named that is wrong
 */
export function flagProblem(issue: z.core.$ZodIssue, given: unknown): string {
  const [, place] = issue.path;
  const isOfList = typeof place === "number" && Array.isArray(given);
  const value: unknown = isOfList ? given[place] : given;
  // zod's own words begin with a capital
  if (/^[a-z]/.test(issue.message)) {
    return isOfList && value !== "" ? `${issue.message}, not ${shown(value)}` : issue.message;
  }
  return value === "" ? "is empty" : `${shown(value)} ${problem(issue)}`;
}

function problem(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return `is none of ${issue.values.map(String).join(", ")}`;
    case "invalid_type":
      return `is no ${issue.expected === "int" ? "whole number" : issue.expected}`;
    case "too_small":
      return `is less than ${issue.minimum}`;
    case "too_big":
      return `is more than ${issue.maximum}`;
    default:
      return `is not taken: ${issue.message}`;
  }
}

function shown(value: unknown): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
