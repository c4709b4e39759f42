/**
 * `npm run bench -- api [tables]`: the operations API beside floors in the same
 * run. Cold starts beside Hono's hello world, `status` and the webhook beside a
 * handler that asks SELECT 1, and how long an emergency takes under load.
 */
import { benchmarkColdStart } from "./api/cold-start.ts";
import { benchmarkEmergency } from "./api/emergency.ts";
import { benchmarkThroughput } from "./api/throughput.ts";
import { makeWorld } from "./api/world.ts";

const parts = {
  "cold-start": benchmarkColdStart,
  throughput: benchmarkThroughput,
  emergency: benchmarkEmergency,
} as const;

/** Runs the benchmark, or one part of it, over a database of so many tables. */
export async function benchmarkApi(tables: number, part: string | undefined): Promise<void> {
  const chosen = Object.entries(parts).filter(([name]) => part === undefined || name === part);
  if (chosen.length === 0) throw new Error(`Parts are ${Object.keys(parts).join(", ")}.`);
  const world = await makeWorld(tables);
  try {
    for (const [, run] of chosen) await run(world);
  } finally {
    await world.server.close();
  }
}
