import type { GetConnInfo } from "hono/conninfo";
import type { Authenticate } from "./auth/caller.ts";
import type { Config } from "./config/config.ts";
import type { Environments } from "./environments/environments.ts";
import type { Report } from "./http/answer-problems.ts";
import type { Jobs } from "./jobs/job.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";
import type { WebhookWorld } from "./webhooks/webhook-world.ts";

/** What the app is made of; a runtime makes these, a test makes its own. */
export interface AppDependencies {
  readonly config: Config;
  readonly environments: Environments;
  readonly authenticate: Authenticate;
  /** The address that a request came from, as the runtime knows it; a header that anybody may send is not that. */
  readonly getConnInfo?: GetConnInfo;
  /** Long operations; left out, nothing begins one. */
  readonly jobs?: Jobs;
  /** Hears of every request that was answered. */
  readonly telemetry?: Telemetry;
  /** Hears of errors whose answers say nothing of the inside, and of calls that could not be put on record. */
  readonly report?: Report;
  /** What the webhooks of the configuration need; left out, they are not answered. */
  readonly webhooks?: WebhookWorld;
}
