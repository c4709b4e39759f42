/** What tests of disable and pause look at. */
import type { TestClient } from "../servers/client.ts";

/** The status and details of a row of pggit.status(). */
export async function statusRow(
  client: TestClient,
  component: string,
): Promise<{ status: string; details: string } | undefined> {
  const [row] = await client.query<{ status: string; details: string }>(
    "select status, details from pggit.status() where component = $1",
    [component],
  );
  return row;
}

/** Messages of a severity that the server has sent since the last call, without the others. */
export function told(client: TestClient, severity: "WARNING" | "NOTICE"): string[] {
  const messages = client.notices
    .filter((notice) => notice.severity === severity)
    .map(({ message }) => message);
  client.notices.length = 0;
  return messages;
}

/** What was captured, folded or not, as "CREATE TABLE public.t". */
export async function captured(client: TestClient): Promise<string[]> {
  const rows = await client.query<{ line: string }>(
    "select concat_ws(' ', command_tag, identity) as line from pggit.ddl_log order by log_id",
  );
  return rows.map(({ line }) => line);
}

/** The events of pggit.system_events that a call left, as the guide's query reads them. */
export async function events(
  client: TestClient,
  type: string,
): Promise<{ action: string; user: string; data: Record<string, unknown> }[]> {
  return client.query(
    `select event_data ->> 'action' as action, event_data ->> 'user' as user, event_data as data
     from pggit.system_events where event_type = $1 order by event_id`,
    [type],
  );
}

/** States of pgGit's event triggers, in order of name: O is enabled, D disabled. */
export async function triggers(client: TestClient): Promise<string> {
  const [row] = await client.query<{ states: string }>(
    "select string_agg(evtenabled::text, '' order by evtname) as states from pg_event_trigger where evtname like 'pggit%'",
  );
  return row?.states ?? "";
}
