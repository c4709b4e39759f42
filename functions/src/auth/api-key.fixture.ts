import type { KeyConfig } from "../config/keys-config.ts";
import { makeApiKey } from "./api-key.ts";

/** A new key and its entry in the configuration: reads staging, for a long time. */
export async function keyWith(
  changes: Partial<KeyConfig> = {},
): Promise<{ key: string; entry: KeyConfig }> {
  const id = changes.id ?? "ci";
  const { key, hash } = await makeApiKey(id);
  const entry: KeyConfig = {
    id,
    hashes: [hash],
    scopes: ["read"],
    environments: ["staging"],
    expires_at: "2999-01-01T00:00:00Z",
    ...changes,
  };
  return { key, entry };
}

/** A request with a credential. */
export function requestWith(credential: string, url = "https://api.example/v1/environments") {
  return new Request(url, { headers: { authorization: `Bearer ${credential}` } });
}
