import type { Sql } from "../connect/sql.ts";
import type { Observation } from "./observation.ts";
import { installationObservations } from "./installation-observations.ts";
import { rightObservations } from "./right-observations.ts";
import { readServerFacts } from "./server-facts.ts";
import { serverObservations } from "./server-observations.ts";

export type { Observation } from "./observation.ts";

/** What was found, the server first. */
export interface Diagnosis {
  readonly database: string;
  readonly observations: readonly Observation[];
}

/**
 * Looks at a database, with or without pgGit in it, and says how it stands, what
 * the role may do, and what would let it do more. In one read-only transaction,
 * with no right but to connect.
 *
 * @param now the clock of this machine, in milliseconds since 1970
 * @throws PggitError where the database cannot be asked at all
 */
export function diagnose(sql: Sql, now: () => number): Promise<Diagnosis> {
  return sql.transaction(
    async (transaction) => {
      const sent = now();
      const facts = await readServerFacts(transaction);
      const observations = [
        ...serverObservations(facts, { sent, answered: now() }),
        ...(await installationObservations(transaction, facts)),
        ...rightObservations(facts),
      ];
      return { database: sql.label, observations };
    },
    { readOnly: true, isGuarded: true },
  );
}
