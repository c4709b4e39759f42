import type { Authenticate } from "./auth/caller.ts";
import type { Config } from "./config/config.ts";
import type { Environments } from "./environments/environments.ts";

/** What the app is made of; a runtime makes these, a test makes its own. */
export interface AppDependencies {
  readonly config: Config;
  readonly environments: Environments;
  readonly authenticate: Authenticate;
}
