/** Conflicts for tests, registered as an application would. */
import type { TestClient } from "../servers/client.ts";

/** The data of the operations guide's example. */
export const guideData = {
  base_version: "1.0.0",
  current_version: "1.1.0",
  incoming_version: "1.2.0",
  current_definition: "CREATE TABLE users (id int, name text)",
  incoming_definition: "CREATE TABLE users (id int, name text, email text)",
};

export interface Registered {
  readonly type?: string;
  readonly object?: string;
  readonly identity?: string;
  readonly data?: unknown;
}

/** Registers a conflict, the guide's unless told otherwise, and returns its id. */
export async function register(client: TestClient, given: Registered = {}): Promise<string> {
  const { type = "merge", object = "table", identity = "public.users", data = guideData } = given;
  const [row] = await client.query<{ id: string }>(
    "select pggit.register_conflict($1, $2, $3, $4) as id",
    [type, object, identity, JSON.stringify(data)],
  );
  return row?.id ?? "";
}

/** The names of the columns of a table, in order. */
export async function columns(client: TestClient, table = "users"): Promise<string[]> {
  const rows = await client.query<{ attname: string }>(
    "select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum",
    [table],
  );
  return rows.map(({ attname }) => attname);
}
