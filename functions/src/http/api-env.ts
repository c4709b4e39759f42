import type { Caller } from "../auth/caller.ts";

/** What handlers find in the context of a request. */
export interface ApiEnv {
  readonly Variables: {
    /** By which the call is found in logs and in system_events. */
    readonly requestId: string;
    /** Who calls; set for all below /v1 but webhooks, which tell by their own signatures. */
    readonly caller: Caller;
  };
}
