import { EnvironmentName } from "pggit";
import * as z from "zod";
import { Scope } from "../auth/scope.ts";

/** What a caller may do, and where. */
export const AccessConfig = z.strictObject({
  scopes: z.array(Scope).min(1).describe("What the caller may do; no scope contains another"),
  environments: z
    .union([z.literal("all"), z.array(EnvironmentName).min(1)])
    .describe("The environments that the scopes are for"),
});
export type AccessConfig = z.infer<typeof AccessConfig>;
