import { Scope } from "pggit";
import * as z from "zod";
import type { Caller } from "./caller.ts";
import { environmentsOf } from "./require-scope.ts";

/** What a caller is told of itself. */
export const CallerAnswer = z.object({
  name: z.string().describe("As the audit names the caller"),
  scopes: z.array(Scope),
  environments: z.array(z.string()).describe("Those that the scopes are for"),
  expires_at: z.string().nullable().describe("When the credential expires; null where it does not"),
});
export type CallerAnswer = z.infer<typeof CallerAnswer>;

/** Says who a caller is, and what it may do where. */
export function describeCaller(caller: Caller, names: readonly string[]): CallerAnswer {
  return {
    name: caller.name,
    scopes: [...caller.scopes],
    environments: environmentsOf(caller, names),
    expires_at: caller.expiresAt?.toISOString() ?? null,
  };
}
