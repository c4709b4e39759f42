/** Watches for statements that wait because of pgGit. */
import { setTimeout as sleep } from "node:timers/promises";
import { client, type TestClient } from "../servers/client.ts";
import { besideName } from "./beside.ts";

/** A statement that waited, and for how long at the most that was seen. */
export interface Wait {
  readonly query: string;
  readonly lock: string;
  readonly milliseconds: number;
}

/** The watch over a server. */
export interface Watch {
  /** How often it looked. */
  readonly looks: number;
  /** Waits so far, each with the longest that it was seen to last. */
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
    a.query,
    concat_ws(' ', l.locktype, l.mode, l.relation::regclass, 'behind', (
      select string_agg(left(b.query, 60), '; ') from pg_stat_activity as b where b.pid = any (pg_blocking_pids(l.pid))
    )) as lock,
    extract(epoch from clock_timestamp() - l.waitstart)::float8 * 1000 as milliseconds
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
  const end = new AbortController();
  const loop = (async () => {
    let connection: TestClient | undefined;
    while (!end.signal.aborted) {
      try {
        connection ??= await client(url);
        for (const row of await connection.query<Wait & { id: string }>(waiting)) {
          const { id, query, lock, milliseconds } = row;
          const kept = lock.startsWith("virtualxid") ? snapshots : waits;
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
