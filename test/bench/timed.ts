import type { TestClient } from "../servers/client.ts";

/** Runs a statement and says how many milliseconds it took. */
export async function timed(client: TestClient, statement: string): Promise<number> {
  const started = performance.now();
  await client.query(statement);
  return performance.now() - started;
}
