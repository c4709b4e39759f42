import { faultOfSecret, variableOf } from "../webhooks/secret-text.ts";
import { invalidConfig } from "./invalid-config.ts";
import type { WebhooksConfig } from "./webhooks-config.ts";

/**
 * Refuses webhooks whose secret is to be in a variable that this process has not:
 * else only their first delivery would tell, at night.
 *
 * @throws PggitError INVALID_CONFIG with the path of each
 */
export function requireSecrets(
  webhooks: WebhooksConfig,
  variables: Readonly<Record<string, string | undefined>>,
): void {
  const faults = Object.entries(webhooks).flatMap(([webhook, config]) =>
    ("secrets" in config ? config.secrets : []).flatMap((secret, index) => {
      const name = variableOf(secret);
      if (name === undefined) return [];
      const value = variables[name]?.trim();
      const fault = value === undefined ? "is not set" : faultOfSecret(value);
      return fault === null ? [] : [`webhooks.${webhook}.secrets.${index}: ${name} ${fault}`];
    }),
  );
  if (faults.length === 0) return;
  throw invalidConfig(
    `Webhooks have no secret in the variables that they name: ${faults.join("; ")}.`,
    "Set each to the secret that the sender shows, or take out what is not in use any more.",
  );
}
