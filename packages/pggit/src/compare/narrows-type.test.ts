import { describe, expect, it } from "vitest";
import { narrowsType } from "./narrows-type.ts";

describe("narrowsType", () => {
  it.each([
    ["integer", "bigint"],
    ["smallint", "numeric"],
    ["real", "double precision"],
    ["character varying(10)", "character varying(20)"],
    ["character varying(10)", "text"],
    ["character varying", "text"],
    ["character varying(10)", "character varying"],
    ["numeric(10,2)", "numeric(12,2)"],
    ["numeric(10,2)", "numeric(12,4)"],
    ["numeric(10,2)", "numeric"],
    ["text", 'text COLLATE "C"'],
    ['character varying(10) COLLATE "C"', 'text COLLATE "POSIX"'],
  ])("%s -> %s keeps every value", (before, after) => {
    expect(narrowsType(before, after)).toBe(false);
  });

  it.each([
    ["bigint", "integer"],
    ["text", "character varying(20)"],
    ["text", "character varying"],
    ["character varying(20)", "character varying(10)"],
    ["character varying", "character varying(10)"],
    ["numeric(10,2)", "numeric(10,4)"],
    ["numeric", "numeric(10,2)"],
    ["integer", "numeric(4,0)"],
    ["text", "citext"],
    ['character varying(20) COLLATE "C"', "character varying(10)"],
    ["integer[]", "bigint"],
    ["timestamp without time zone", "timestamp with time zone"],
  ])("%s -> %s may lose values", (before, after) => {
    expect(narrowsType(before, after)).toBe(true);
  });
});
