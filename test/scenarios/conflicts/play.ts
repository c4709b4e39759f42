/**
 * Declares the tests of scenarios: each strategy on the same conflict, its effect
 * undone, in a transaction that is rolled back after the last.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atSavepoint } from "../../catalog/cases.ts";
import { installed } from "../../install/installed.ts";
import type { TestClient } from "../../servers/client.ts";
import { useDatabase } from "../../servers/use-database.ts";
import type { Scenario } from "./scenario.ts";

type Facets = Readonly<Record<string, { value?: string; aspect: string }>>;
type Content = { readonly facets: Facets } | null;
type Values = Readonly<Record<string, string | undefined>> | null;

interface States {
  readonly base: Content;
  readonly current: Content;
  readonly incoming: Content;
  /** Null where the scenario says no state that merge makes. */
  readonly merged: Content;
}

export function playScenarios(scenarios: readonly Scenario[]): void {
  const database = useDatabase(installed, { each: "file" });
  let session: Promise<TestClient> | undefined;
  const connected = () => (session ??= database.client());
  describe.each(scenarios)("$type: $name", (scenario) => {
    const inConflict = useConflict(connected, scenario);

    test("use_current leaves it as it is", () =>
      inConflict(async (client, { current }, id) => {
        await resolve(client, id, "use_current");
        expect(valuesOf(await read(client, scenario))).toEqual(valuesOf(current));
      }));

    test("use_tracked makes it the incoming one, or says why not", () =>
      inConflict(async (client, { current, incoming }, id) => {
        if (scenario.tracked) {
          await refused(client, id, "use_tracked", scenario.tracked);
          expect(valuesOf(await read(client, scenario))).toEqual(valuesOf(current));
        } else {
          await resolve(client, id, "use_tracked");
          expect(valuesOf(await read(client, scenario))).toEqual(valuesOf(incoming));
          await holds(client, scenario);
        }
      }));

    test("merge brings both together, or names what collides", () =>
      inConflict(async (client, { current, merged: expected }, id) => {
        const { merged } = scenario;
        if (typeof merged === "string") {
          await resolve(client, id, "merge");
          expect(valuesOf(await read(client, scenario))).toEqual(valuesOf(expected));
          await holds(client, scenario);
        } else {
          const message =
            "refused" in merged
              ? merged.refused
              : `both sides changed ${scenario.identity} differently: ${merged.collides.join(", ")}`;
          await refused(client, id, "merge", message);
          expect(valuesOf(await read(client, scenario))).toEqual(valuesOf(current));
        }
      }));

    test("a preview says what would run, or what stands in the way", () =>
      inConflict(async (client, _, id) => {
        for (const strategy of ["use_tracked", "merge"]) await expectForetold(client, id, strategy);
      }));

    test("an unchanged side gives the other, and the sides may be changed over", () =>
      inConflict(async (client, { base, current, incoming }) => {
        if (!base || !current || !incoming) return expect(base && current && incoming).toBeNull();
        expect(await merge(client, base, base, incoming)).toEqual([valuesOf(incoming), []]);
        expect(await merge(client, base, current, base)).toEqual([valuesOf(current), []]);
        const [one, collisions] = await merge(client, base, current, incoming);
        const [other, again] = await merge(client, base, incoming, current);
        expect(again).toEqual(collisions);
        if (collisions.length === 0) expect(unordered(other)).toEqual(unordered(one));
      }));
  });
}

type Work = (client: TestClient, states: States, id: string) => Promise<void>;

/** Makes the three states once, leaves the current one with its rows, and registers the conflict. */
function useConflict(
  connected: () => Promise<TestClient>,
  scenario: Scenario,
): (work: Work) => Promise<void> {
  let client: TestClient;
  let states: States;
  let id: string;
  beforeAll(async () => {
    client = await connected();
    await client.query(`begin; ${scenario.setup ?? ""}`);
    const base = await stateOf(client, scenario, scenario.base);
    const incoming = await stateOf(client, scenario, scenario.incoming);
    const { merged: wanted } = scenario;
    const merged = typeof wanted === "string" ? await stateOf(client, scenario, wanted) : null;
    await client.query(scenario.current);
    states = { base, current: await read(client, scenario), incoming, merged };
    await client.query(scenario.rows ?? "");
    id = await recorded(client, scenario, states);
  });
  afterAll(async () => {
    await client.query("rollback");
  });
  return async (work) => {
    await client.query("savepoint untouched");
    try {
      const counted = await count(client, scenario);
      if (scenario.rows) expect(counted).toBeGreaterThan(0);
      await work(client, states, id);
      const left = await count(client, scenario);
      if (left !== null) expect(left).toBe(counted);
    } finally {
      await client.query("rollback to untouched");
    }
  };
}

async function recorded(
  client: TestClient,
  { type, identity }: Scenario,
  { base, incoming }: States,
): Promise<string> {
  const [row] = await client.query<{ id: string }>(
    `select pggit.record_conflict(jsonb_build_object(
       'conflict_type', 'merge', 'object_type', $1::text, 'object_identifier', $2::text,
       'conflict_data', '{"include": ["owner", "privileges", "comments"]}'::jsonb
         || case when $4::jsonb is null then '{"incoming_dropped": true}'::jsonb else '{}'::jsonb end,
       'base_blob', case when $3::jsonb is not null then encode(pggit.blob_put($3::jsonb), 'hex') end,
       'incoming_blob', case when $4::jsonb is not null then encode(pggit.blob_put($4::jsonb), 'hex') end)) as id`,
    [type, identity, json(base), json(incoming)],
  );
  return row?.id ?? "";
}

const json = (content: Content) => (content ? JSON.stringify(content) : null);

function stateOf(client: TestClient, scenario: Scenario, statements: string): Promise<Content> {
  return atSavepoint(client, async () => {
    await client.query(statements);
    return read(client, scenario);
  });
}

async function read(client: TestClient, { type, identity }: Scenario): Promise<Content> {
  const [row] = await client.query<{ content: Content }>(
    "select pggit.live_object($1, $2) - 'depends_on' as content",
    [type, identity],
  );
  return row?.content ?? null;
}

/** The rows of the table in conflict; null where it is no table with rows. */
async function count(client: TestClient, { rows, identity }: Scenario): Promise<number | null> {
  if (!rows) return null;
  const [row] = await client.query<{ n: string }>(`select count(*) as n from ${identity}`);
  return Number(row?.n);
}

/** What else has to be so once the conflict is resolved. */
async function holds(client: TestClient, { holds: condition }: Scenario): Promise<void> {
  if (condition) expect(await client.query(`select ${condition} as so`)).toEqual([{ so: true }]);
}

function valuesOf(content: Content): Values {
  if (!content) return null;
  return Object.fromEntries(Object.entries(content.facets).map(([key, { value }]) => [key, value]));
}

/** Without the places of parts, which go by who came first. */
function unordered(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([key]) => !key.endsWith("/position") && key !== "body"),
  );
}

async function merge(
  client: TestClient,
  base: Content,
  current: Content,
  incoming: Content,
): Promise<[Values, string[]]> {
  const facets = [base, current, incoming].map((side) => JSON.stringify(side?.facets));
  const [row] = await client.query<{ merged: Facets; collisions: string[] }>(
    "select merged, collisions from pggit.merge_facets($1, $2, $3)",
    facets,
  );
  return [valuesOf(row ? { facets: row.merged } : null), row?.collisions ?? []];
}

async function resolve(client: TestClient, id: string, resolution: string): Promise<void> {
  await client.query("select pggit.resolve_conflict($1, $2, 'as the scenario says')", [
    id,
    resolution,
  ]);
  expect(
    await client.query(
      "select status, resolution_type, resolution_reason from pggit.conflict_registry where conflict_id = $1",
      [id],
    ),
  ).toEqual([
    {
      status: "resolved",
      resolution_type: resolution,
      resolution_reason: "as the scenario says",
    },
  ]);
}

interface Step {
  readonly statement: string | null;
  readonly hazards: readonly string[] | null;
}

/** What refuses a resolution that could be planned, by its SQLSTATE, and the hazard that says so before. */
const hazards: Readonly<Record<string, string>> = { PG060: "data_loss", PG072: "dependents" };

/** Holds a preview to what resolving then does. */
async function expectForetold(client: TestClient, id: string, strategy: string): Promise<void> {
  const preview = await attempted(
    client,
    "select statement, hazards from pggit.preview_conflict($1, $2)",
    [id, strategy],
  );
  const done = await attempted(client, "select pggit.resolve_conflict($1, $2)", [id, strategy]);
  if (!preview.rows) return expect(preview).toEqual(done);
  const told = preview.rows.flatMap((step) => step.hazards ?? []);
  const hazard = hazards[done.code ?? ""];
  if (hazard) expect(told).toContain(hazard);
  if (!done.rows) return;
  expect(told).not.toContain("data_loss");
  expect(told).not.toContain("dependents");
}

/** The rows of a statement that is undone, or how it failed. */
async function attempted(
  client: TestClient,
  text: string,
  parameters: readonly unknown[],
): Promise<{ rows?: Step[]; code?: string; message?: string }> {
  await client.query("savepoint attempt");
  try {
    return { rows: await client.query<Step>(text, parameters) };
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  } finally {
    await client.query("rollback to attempt");
  }
}

/** Tries to resolve a conflict, which fails and leaves it open. */
async function refused(
  client: TestClient,
  id: string,
  resolution: string,
  message: RegExp | string,
): Promise<void> {
  await client.query("savepoint trying");
  await expect(
    client.query("select pggit.resolve_conflict($1, $2)", [id, resolution]),
  ).rejects.toThrow(message);
  await client.query("rollback to trying");
  expect(
    await client.query("select status from pggit.conflict_registry where conflict_id = $1", [id]),
  ).toEqual([{ status: "unresolved" }]);
}
