import type { Scope } from "pggit";
import { CallerAnswer } from "../auth/caller-answer.ts";
import type { PageApi } from "./page-api.ts";

/** Who looks at a page, as the API knows him. */
export interface Visitor {
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The environments that he may see. */
  readonly environments: readonly string[];
  /** When his key expires; null where it does not. */
  readonly expiresAt: Date | null;
}

/** Asks the API who a visitor is. @throws PggitError UNAUTHENTICATED where his key is none */
export async function findVisitor(api: PageApi): Promise<Visitor> {
  const { name, scopes, environments, expires_at } = await api.get("/v1/caller", CallerAnswer);
  return {
    name,
    scopes: new Set(scopes),
    environments,
    expiresAt: expires_at === null ? null : new Date(expires_at),
  };
}
