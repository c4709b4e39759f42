import type { Scope } from "./scope.ts";

/** Who makes a call, as the audit names it, and what that caller may. */
export interface Caller {
  /** `key:<id>` for an API key, `github:<owner>/<repository>@<ref>` for a workflow, `webhook:<name>` for a sender. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The environments that the scopes are for. */
  readonly environments: "all" | readonly string[];
}

/** Tells who makes a request. @throws PggitError UNAUTHENTICATED */
export type Authenticate = (request: Request) => Promise<Caller>;
