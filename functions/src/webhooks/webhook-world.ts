import type { SecretReader } from "pggit";

/** What webhooks need of the world besides the environments. */
export interface WebhookWorld {
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  /** Variables for secrets that are `env:NAME`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads a secret by its ARN, from where it is kept and not from a cache. */
  readonly readSecret: SecretReader;
}
