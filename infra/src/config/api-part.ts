import * as z from "zod";
import { SecretArn } from "./secret-arn.ts";

/**
 * The part of the API's own configuration that everybody may see. It travels
 * with the code of the functions; the API checks all of it when it starts, and
 * here only what the stack derives rights and times from.
 */
export const ApiPart = z.looseObject({
  environments: z
    .record(z.string(), z.looseObject({ target: SecretArn }))
    .refine((environments) => Object.keys(environments).length > 0, "names no environment"),
  limits: z
    .looseObject({
      timeout_ms: z
        .int()
        .positive()
        .max(
          27_000,
          "is more than 27000: API Gateway gives up after 30 s, and some remain to answer",
        )
        .optional(),
    })
    .optional(),
  keys: z.undefined("belong in the secret that secrets.keys names").optional(),
  webhooks: z.undefined("belong in the secret that secrets.webhooks names").optional(),
  development: z
    .undefined("turns authentication off, and this is not one's own machine")
    .optional(),
});
export type ApiPart = z.infer<typeof ApiPart>;
