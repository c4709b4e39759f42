import { withClient } from "../../servers/client.ts";
import { load, quantile, type Load, summary, Target } from "./load.ts";
import { startServed } from "./served.ts";
import type { World } from "./world.ts";

/** Emergencies that are timed, and connections that ask for other things all the while. */
const emergencies = 60;
const others = 16;

/** Deliveries that come at once. */
const flood = 1000;

/** How long it takes from a webhook to tracking being off, while others call; and a thousand webhooks at once. */
export async function benchmarkEmergency(world: World): Promise<void> {
  const api = await startServed("api-server.ts", [world.config]);
  try {
    await timeEmergencies(world, api.url);
    await takeFlood(world, api.url);
  } finally {
    await api.close();
  }
}

async function timeEmergencies(world: World, url: string): Promise<void> {
  const state = { isOver: false };
  const beside = keepAsking(world, url, state);
  const target = new Target(url, 1);
  const times: number[] = [];
  try {
    await withClient(world.databaseUrl, async (client) => {
      for (let count = 0; count < emergencies; count += 1) {
        await client.query("select pggit.emergency_enable()");
        const { status, ms } = await target.ask(world.delivery());
        if (status !== 200) throw new Error(`a webhook was answered ${status}`);
        // What is answered is committed: another session sees tracking off at once.
        const [row] = await client.query<{ off: boolean }>(
          "select status <> 'enabled' as off from pggit.status_tracking()",
        );
        if (!row?.off) throw new Error("tracking was on after the answer");
        times.push(ms);
      }
    });
  } finally {
    state.isOver = true;
    target.close();
  }
  const asked = await beside;
  const sorted = times.toSorted((a, b) => a - b);
  console.log(
    `\nwebhook to tracking off, ${others} connections asking status and lists beside it (${(asked.times.length / asked.seconds).toFixed(0)} a second, p99 ${quantile(asked.times, 0.99).toFixed(0)} ms): ` +
      `median ${quantile(sorted, 0.5).toFixed(0)} ms, p99 ${quantile(sorted, 0.99).toFixed(0)} ms, of ${emergencies}`,
  );
}

/** Others that call all the while. */
async function keepAsking(world: World, url: string, state: { isOver: boolean }): Promise<Load> {
  const rounds: Load[] = [];
  let turn = 0;
  const next = () => ((turn += 1) % 2 === 0 ? world.status() : world.branches());
  while (!state.isOver) rounds.push(await load(url, others, { seconds: 0.5, next }));
  const times = rounds.flatMap((round) => round.times).toSorted((a, b) => a - b);
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  return { seconds, times, statuses: new Map() };
}

async function takeFlood(world: World, url: string): Promise<void> {
  await withClient(world.databaseUrl, async (client) => {
    await client.query("select pggit.emergency_enable()");
    const stops = async () => {
      const [row] = await client.query<{ count: string }>(
        "select count(*) as count from pggit.tracking_stops where ended_at is null",
      );
      return Number(row?.count);
    };
    const before = await stops();
    const target = new Target(url, flood);
    let most = 0;
    const state = { isOver: false };
    const watching = withClient(world.server.url(), async (observer) => {
      while (!state.isOver) {
        const [row] = await observer.query<{ count: string }>(
          "select count(*) as count from pg_stat_activity where datname = 'shop' and pid <> all($1)",
          [[client.pid]],
        );
        most = Math.max(most, Number(row?.count));
      }
    });
    const startedAt = performance.now();
    const answers = await Promise.all(
      Array.from({ length: flood }, () => target.ask(world.delivery())),
    );
    const { statuses, times, seconds } = summary(answers, (performance.now() - startedAt) / 1000);
    state.isOver = true;
    await watching;
    target.close();
    console.log(
      `\n${flood} webhooks at once: ${[...statuses].map(([status, count]) => `${count} answered ${status}`).join(", ")}, ` +
        `all in ${seconds.toFixed(1)} s, p99 ${quantile(times, 0.99).toFixed(0)} ms; disables: ${(await stops()) - before}; ` +
        `connections: ${most} at most`,
    );
  });
}
