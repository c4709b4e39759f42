import {
  connect,
  driverOfTarget,
  type EnvironmentConfig,
  neonOptionsOf,
  PggitError,
  readSecret,
  resolveTarget,
  type SecretReader,
  type Sql,
} from "pggit";
import { CallLimit, type CallLimitOptions } from "./call-limit.ts";
import type { Environments } from "./environments.ts";
import type { Open, Reach } from "./reach.ts";
import { unknownEnvironment } from "./require-environment.ts";
import { SecretCache } from "./secret-cache.ts";
import { SessionPool } from "./session-pool.ts";
import { shutDown } from "./shut-down.ts";
import { StatelessReach } from "./stateless-reach.ts";

/** What environments need of the world. */
export interface EnvironmentsOptions {
  /** The variables that `env:NAME` targets may name. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Reads secrets by ARN. Default: AWS Secrets Manager. */
  readonly readSecret?: SecretReader;
}

/** Milliseconds that a secret is kept, and that lie at least between two readings after refused logins. */
const secretKeepMs = 15 * 60_000;
const secretRestMs = 1_000;

/**
 * The environments of a configuration, each reached when it is first used: over
 * a few kept sessions, or for Neon over HTTP.
 */
export function createEnvironments(
  configured: Readonly<Record<string, EnvironmentConfig>>,
  options: EnvironmentsOptions,
): Environments {
  const reached = new Map<string, Promise<Reach>>();
  // They outlive a way that could not be found: what is throttled must not be asked for with each call.
  const caches = new Map<string, SecretCache>();
  let isClosed = false;
  const reach = (name: string): Promise<Reach> => {
    if (isClosed) return Promise.reject(shutDown());
    const config = Object.hasOwn(configured, name) ? configured[name] : undefined;
    if (!config) return Promise.reject(unknownEnvironment(name));
    const known = reached.get(name);
    if (known) return known;
    const secrets = caches.get(name) ?? secretCache(options);
    caches.set(name, secrets);
    const made = reachOf(config, secrets, options);
    reached.set(name, made);
    // A secret that cannot be read now may be readable for the next call.
    made.catch(() => reached.delete(name));
    return made;
  };
  return {
    names: Object.keys(configured),
    async use<Result>(
      name: string,
      work: (sql: Sql) => Promise<Result>,
      limits: CallLimitOptions = {},
    ) {
      const limit = new CallLimit(limits);
      try {
        const way = await limit.race(reach(name));
        return await way.use(work, limit);
      } catch (thrown) {
        const isUnnamed = PggitError.is(thrown) && thrown.environment === undefined;
        throw isUnnamed ? thrown.in(name) : thrown;
      } finally {
        limit.close();
      }
    },
    async close() {
      isClosed = true;
      const ways = await Promise.allSettled(reached.values());
      reached.clear();
      await Promise.all(
        ways.map(async (way) => way.status === "fulfilled" && (await way.value.close())),
      );
    },
  };
}

function secretCache({ readSecret: read = readSecret }: EnvironmentsOptions): SecretCache {
  return new SecretCache({ read, keepMs: secretKeepMs, restMs: secretRestMs, now: Date.now });
}

async function reachOf(
  { target, max_connections, idle_seconds, neon }: EnvironmentConfig,
  secrets: SecretCache,
  options: EnvironmentsOptions,
): Promise<Reach> {
  const endpoints = neonOptionsOf({ neon });
  const attempt = (connectTimeout: number) =>
    connect(target, {
      environment: options.variables,
      readSecret: secrets.read,
      connectTimeout,
      ...(endpoints && { neon: endpoints }),
    });
  const open: Open = async (timeoutMs) => {
    const usedAt = Date.now();
    try {
      return await attempt(timeoutMs);
    } catch (error) {
      const isRefused = PggitError.from(error).code === "AUTHENTICATION_FAILED";
      if (!isRefused || !secrets.forget(usedAt)) throw error;
      return attempt(timeoutMs);
    }
  };
  const resolved = await resolveTarget(target, options.variables, { readSecret: secrets.read });
  const driver = driverOfTarget(resolved);
  if (driver === "neon") {
    return new StatelessReach({
      open,
      max: max_connections,
      forgetSecret: (usedAt) => secrets.forget(usedAt),
    });
  }
  // An embedded database is one session, and one in memory is gone with it.
  const isEmbedded = driver === "pglite";
  return new SessionPool({
    open,
    max: isEmbedded ? 1 : max_connections,
    idleMs: isEmbedded ? Number.POSITIVE_INFINITY : idle_seconds * 1000,
    canCancel: !isEmbedded,
  });
}
