import * as z from "zod";
import { AccessConfig } from "./access-config.ts";

/** As a key names itself: it is in the key's text between two underscores. */
const KeyId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);

/**
 * An API key, of which nothing secret is kept: `pggit keys create` makes the key
 * and this entry.
 */
export const KeyConfig = z.strictObject({
  id: KeyId.describe("Names the key in its text, in logs and in the audit"),
  ...AccessConfig.shape,
  hashes: z
    .array(z.string().regex(/^sha256:[0-9a-f]{64}$/))
    .min(1)
    .max(4)
    .describe("sha256 of the whole key; a second one while the key is exchanged for another"),
  expires_at: z.iso.datetime({ offset: true }).describe("From then on the key is refused"),
});
export type KeyConfig = z.infer<typeof KeyConfig>;

export const KeysConfig = z.array(KeyConfig).superRefine((keys, context) => {
  const known = new Set<string>();
  for (const [index, { id }] of keys.entries()) {
    if (known.has(id)) {
      const message = "names a key that another entry has; give one entry two hashes to rotate it";
      context.addIssue({ code: "custom", path: [index, "id"], message });
    }
    known.add(id);
  }
});
