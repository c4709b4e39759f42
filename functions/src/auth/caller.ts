import type { Scope } from "./scope.ts";

/** Who makes a call, as the audit names it, and what that caller may. */
export interface Caller {
  /** `key:<id>` for an API key, `github:<owner>/<repository>@<ref>` for a workflow, `webhook:<name>` for a sender. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The environments that the scopes are for. */
  readonly environments: "all" | readonly string[];
  /** When the key that the caller showed expires; left out where the caller needs none. */
  readonly expiresAt?: Date;
  /** The token that the caller showed, where it is good for one change only; see useToken. */
  readonly token?: UsableToken;
}

/** What is remembered of a token that is good for one change. */
export interface UsableToken {
  /** Its `jti`: one for each token that its issuer made. */
  readonly id: string;
  readonly expiresAt: Date;
}

/** Tells who makes a request. @throws PggitError UNAUTHENTICATED */
export type Authenticate = (request: Request) => Promise<Caller>;
