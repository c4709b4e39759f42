import * as z from "zod";
import { EnvironmentConfig, EnvironmentName } from "./environment-config.ts";
import { LimitsConfig } from "./limits-config.ts";

/** What somebody who deploys the API writes: one JSON document. */
export const Config = z.strictObject({
  environments: z.record(EnvironmentName, EnvironmentConfig),
  limits: LimitsConfig.prefault({}),
});
export type Config = z.infer<typeof Config>;
