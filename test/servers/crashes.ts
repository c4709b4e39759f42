/** Waiting for what a killed server leaves behind. */
import { setTimeout as sleep } from "node:timers/promises";
import { client, type TestClient } from "./client.ts";

/** A connection as soon as the server has recovered. */
export async function reached(url: string): Promise<TestClient> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client(url);
    } catch (error) {
      if (attempt === 200) throw error;
      await sleep(50);
    }
  }
}

/** Resolves when the connection is gone. */
export async function ended(connection: TestClient): Promise<void> {
  for (;;) {
    try {
      await connection.query("select pg_sleep(0.05)");
    } catch {
      return;
    }
  }
}
