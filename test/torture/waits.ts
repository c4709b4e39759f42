/** Watches for statements that wait because of pgGit. */
import { setTimeout as sleep } from "node:timers/promises";
import { client, type TestClient } from "../servers/client.ts";
import { besideName } from "./beside.ts";

/** A statement that waited because of pgGit, and for how long at the most. */
export interface Wait {
  readonly query: string;
  readonly lock: string;
  readonly milliseconds: number;
}

interface Seen {
  readonly id: string;
  readonly query: string;
  readonly lock: string;
  /** Milliseconds of the server's clock: since when it waits for anybody, and now. */
  readonly began: number;
  readonly now: number;
}

/** The watch over a server. */
export interface Watch {
  /** How often it looked. */
  readonly looks: number;
  /** Waits so far, each with the longest that it can have lasted. */
  readonly waits: ReadonlyMap<string, Wait>;
  /** The same where CREATE INDEX CONCURRENTLY and its like wait for the end of a query, as they do for anybody's. */
  readonly snapshots: ReadonlyMap<string, Wait>;
  stop(): Promise<void>;
}

const everyMs = 20;

/**
 * Whoever waits, but for pgGit's own jobs, for a lock on a relation of pgGit or
 * an advisory lock, or behind nobody but those jobs.
 */
const waiting = `
  select
    l.pid || ' ' || l.waitstart as id,
    extract(epoch from l.waitstart)::float8 * 1000 as began,
    extract(epoch from clock_timestamp())::float8 * 1000 as now,
    a.query,
    concat_ws(' ', l.locktype, l.mode, l.relation::regclass, 'behind', (
      select string_agg(left(b.query, 60), '; ') from pg_stat_activity as b where b.pid = any (pg_blocking_pids(l.pid))
    )) as lock
  from pg_locks as l
  inner join pg_stat_activity as a on a.pid = l.pid
  where
    not l.granted and l.waitstart is not null and a.application_name <> '${besideName}'
    and (
      l.locktype = 'advisory'
      or exists (
        select from pg_class as c
        where c.oid = l.relation and l.database = (select oid from pg_database where datname = current_database())
          and c.relnamespace = 'pggit'::regnamespace
      )
      or (
        select bool_and(b.application_name = '${besideName}')
        from pg_stat_activity as b where b.pid = any (pg_blocking_pids(l.pid))
      )
    )`;

/** Starts watching; it goes on over the ends of the server. */
export function watchWaits(url: string): Watch {
  const waits = new Map<string, Wait>();
  const snapshots = new Map<string, Wait>();
  let looks = 0;
  // Since when each may have waited because of pgGit: it may have waited for somebody else up to the look before.
  let since = new Map<string, number>();
  let lastLook = Number.NEGATIVE_INFINITY;
  const end = new AbortController();
  const loop = (async () => {
    let connection: TestClient | undefined;
    while (!end.signal.aborted) {
      try {
        connection ??= await client(url);
        const [clock] = await connection.query<{ now: number }>(
          "select extract(epoch from clock_timestamp())::float8 * 1000 as now",
        );
        const seen = await connection.query<Seen>(waiting);
        since = new Map(
          seen.map(({ id, began }) => [id, since.get(id) ?? Math.max(began, lastLook)]),
        );
        lastLook = clock?.now ?? lastLook;
        for (const { id, query, lock, now } of seen) {
          const kept = lock.startsWith("virtualxid") ? snapshots : waits;
          const milliseconds = now - (since.get(id) ?? now);
          if (milliseconds > (kept.get(id)?.milliseconds ?? 0)) {
            kept.set(id, { query, lock, milliseconds });
          }
        }
        looks += 1;
      } catch {
        await connection?.close().catch(() => undefined);
        connection = undefined;
      }
      await sleep(everyMs);
    }
    await connection?.close().catch(() => undefined);
  })();
  return {
    waits,
    snapshots,
    get looks() {
      return looks;
    },
    stop: async () => {
      end.abort();
      await loop;
    },
  };
}
