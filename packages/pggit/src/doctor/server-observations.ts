import { type Observation, observed } from "./observation.ts";
import { providers, type ServerFacts } from "./server-facts.ts";

/** The oldest version that pgGit installs into. */
const oldest = 140_000;

/** Seconds between two clocks that people notice in a history of both. */
const clockTolerance = 5;

/** When the question was sent and its answer was there, in milliseconds since 1970. */
export interface AskedAt {
  readonly sent: number;
  readonly answered: number;
}

/** How the server and the connection to it are, pgGit or not. */
export function serverObservations(facts: ServerFacts, asked: AskedAt): Observation[] {
  return [server(facts), connection(facts), clock(facts, asked), dblink(facts)];
}

/** Who runs the server, as far as its roles give it away. */
export function providerOf({ provider_roles }: ServerFacts): string | undefined {
  return providers[provider_roles[0] ?? ""];
}

function server(facts: ServerFacts): Observation {
  const provider = providerOf(facts);
  const name = `PostgreSQL ${facts.version}${provider === undefined ? "" : ` at ${provider}`}`;
  if (facts.version_num < oldest) {
    const details = `${name}: older than 14, so it can be compared and not installed into`;
    return observed("server", "warning", details, "Upgrade the server.");
  }
  if (facts.is_replica) {
    return observed("server", "info", `${name}, a replica: it can be read only`);
  }
  if (facts.is_read_only) {
    const remedy = `ALTER ROLE ${facts.role_quoted} RESET default_transaction_read_only;`;
    return observed(
      "server",
      "info",
      `${name}: default_transaction_read_only is on, so nothing can be changed`,
      remedy,
    );
  }
  return observed("server", "ok", name);
}

function connection({ role, is_superuser, tls, database }: ServerFacts): Observation {
  const as = `${role}${is_superuser ? ", a superuser," : ""} in ${database}`;
  return observed("connection", "ok", `${as}, ${tls === null ? "without TLS" : `over ${tls}`}`);
}

/** The server answered at some moment between sending and answer, so only what is beyond them counts. */
function clock({ server_ms }: ServerFacts, { sent, answered }: AskedAt): Observation {
  const there = Number(server_ms);
  const apart = Math.max(0, sent - there, there - answered) / 1000;
  if (apart <= clockTolerance) {
    return observed("clock", "ok", "the server's clock and this machine's agree");
  }
  const details = `the server's clock is ${Math.round(apart)} s ${there < sent ? "behind" : "ahead of"} this machine's`;
  return observed("clock", "warning", details, "Let both follow a time server (NTP).");
}

function dblink({ dblink: state, has_roles, is_superuser }: ServerFacts): Observation {
  if (state === "installed") {
    return observed("dblink", "ok", "installed: SQL can compare and fetch by connection string");
  }
  const without = "SQL cannot compare or fetch by connection string; the command line can";
  if (state === "missing") return observed("dblink", "info", `not available here: ${without}`);
  const who =
    is_superuser || has_roles.length > 0 ? "" : " -- as a role that may create extensions";
  return observed("dblink", "info", `not installed: ${without}`, `CREATE EXTENSION dblink;${who}`);
}
