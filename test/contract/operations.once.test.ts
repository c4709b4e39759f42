import { diffDefinitions, type Operation, operations } from "pggit";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { installIn } from "../install/install-in.ts";
import type { TestClient } from "../servers/client.ts";
import { template } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

const installed = template("contract_installed", async ({ url }) => {
  await installIn(url);
});

const database = useDatabase(installed, { each: "file" });

let shared: Promise<TestClient> | undefined;

/** One connection for all tests, which only read. */
function client(): Promise<TestClient> {
  shared ??= database.client();
  return shared;
}

/** One argument or result column of a function, as pg_proc has it. */
interface Parameter {
  readonly name: string;
  readonly mode: "in" | "out";
  readonly type: string;
  /** The default's SQL text; null where there is none. */
  readonly default: string | null;
}

const parameters = `
  select
    p.proargnames[n] as name,
    case when coalesce(p.proargmodes[n], 'i') in ('i', 'b') then 'in' else 'out' end as mode,
    format_type(coalesce(p.proallargtypes[n], p.proargtypes[n - 1]), null) as type,
    pg_get_function_arg_default(p.oid, n) as default
  from pg_proc as p
  cross join generate_series(1, cardinality(p.proargnames)) as n
  where p.oid = $1::regproc
  order by n`;

async function parametersOf({ fn }: Operation): Promise<Parameter[]> {
  return (await client()).query<Parameter & object>(parameters, [fn]);
}

function defaultOf(type: z.ZodType): { value: unknown } | null {
  return type instanceof z.ZodDefault ? { value: type.def.defaultValue } : null;
}

/** Definitions that a command reads beside its own are no commands themselves. */
const all: readonly Operation[] = [...operations, diffDefinitions];

describe.each(all.map((operation) => [operation.fn, operation] as const))("%s", (_, operation) => {
  test("takes the arguments that its definition names, in that order", async () => {
    const found = (await parametersOf(operation)).filter(({ mode }) => mode === "in");
    expect(found.map(({ name }) => name)).toEqual(Object.keys(operation.input.shape));
  });

  test("has the defaults of its definition", async () => {
    const found = (await parametersOf(operation)).filter(({ mode }) => mode === "in");
    for (const { name, type, default: text } of found) {
      const expected = defaultOf(operation.input.shape[name] as z.ZodType);
      expect(text !== null, `whether ${name} has a default`).toBe(expected !== null);
      if (text === null || expected === null) continue;
      const [row] = await (await client()).query<{ same: boolean }>(
        `select (${text})::${type} is not distinct from $1::${type} as same`,
        [expected.value],
      );
      expect(row?.same, `default of ${name}: ${text}`).toBe(true);
    }
  });

  test("returns the columns of its definition", async () => {
    const found = (await parametersOf(operation)).filter(({ mode }) => mode === "out");
    // a function of one value names its column after itself
    const scalar = [operation.fn.replace("pggit.", "")];
    const columns = found.length === 0 ? scalar : found.map(({ name }) => name);
    expect(columns).toEqual(Object.keys(operation.row.shape));
  });

  test("has one overload only, so that untyped literals resolve", async () => {
    const [schema, name] = operation.fn.split(".");
    const found = await (await client()).query(
      "select from pg_proc where pronamespace = $1::regnamespace and proname = $2",
      [schema, name],
    );
    expect(found).toHaveLength(1);
  });
});
