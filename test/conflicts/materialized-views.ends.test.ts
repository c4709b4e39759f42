/** Materialized views whose query changes: they are made anew without rows, and whoever asks is told. */
import { beforeEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import type { TestClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { register } from "./registering.ts";
import { merge, onStaging } from "./staging.ts";

const database = useDatabase(installed);
let client: TestClient;

const counted = "create materialized view public.counts as select count(*) as n";
const changed = `drop materialized view public.counts; ${counted}, 1 as one`;

beforeEach(async () => {
  client = await database.client();
});

const hazards = async () => {
  const id = await register(client, {
    object: "materialized view",
    identity: "public.counts",
    data: { incoming_definition: `${counted}, 1 as one` },
  });
  const rows = await client.query<{ hazards: string[] }>(
    "select hazards from pggit.preview_conflict($1, 'use_tracked')",
    [id],
  );
  return rows.map((row) => row.hazards);
};

test("a preview says that a materialized view with rows cannot be read until it is refreshed", async () => {
  await client.query(counted);
  expect(await hazards()).toEqual([[], ["unpopulated"], []]);
});

test("a materialized view that was not populated before is no hazard", async () => {
  await client.query(`${counted} with no data`);
  expect(await hazards()).toEqual([[], [], []]);
});

test.each([
  ["a populated one says that it is to be refreshed", "", true],
  ["one that is not populated says nothing of it", " with no data", false],
])("merging into %s", async (_, data, isSaid) => {
  await client.query(counted + data);
  await onStaging(client, "");
  await merge(client);
  await onStaging(client, changed);
  const [row] = await merge(client);
  expect(row).toMatchObject({ object_identifier: "public.counts", outcome: "merged" });
  const note = ";\n-- It cannot be read until REFRESH MATERIALIZED VIEW public.counts";
  expect(row?.details.endsWith(note)).toBe(isSaid);
});
