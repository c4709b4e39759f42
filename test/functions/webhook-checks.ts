/** What tests of webhooks look at. */
import { expect } from "vitest";
import type { TestClient } from "../servers/client.ts";

interface Answer {
  readonly outcomes: readonly {
    readonly action: string;
    readonly until: string | null;
    readonly reason: string;
  }[];
}

export async function outcomesOf(answer: Response) {
  expect(answer.status).toBe(200);
  return ((await answer.json()) as Answer).outcomes;
}

export async function outcomeOf(answer: Response) {
  return (await outcomesOf(answer))[0];
}

/** The Tracking row of status(), as its roles see it. */
export async function tracking(client: TestClient) {
  const [row] = await client.query<{ status: string; details: string }>(
    "select status, details from pggit.status() where component = 'Tracking'",
  );
  return row;
}

export const stops = (client: TestClient) =>
  client.query(
    "select kind, ended_at is null as is_open from pggit.tracking_stops order by stop_id",
  );

export const recorded = (client: TestClient) =>
  client.query("select * from pggit.list_webhook_deliveries(max_rows => 1000)");

export const disables = async (client: TestClient) =>
  (await client.query("select from pggit.system_events where event_type = 'emergency_disable'"))
    .length;
