import { EnvironmentConfig, EnvironmentName } from "pggit";
import * as z from "zod";
import type { AccessConfig } from "./access-config.ts";
import { checkWebhooks } from "./check-webhooks.ts";
import { DevelopmentConfig } from "./development-config.ts";
import { GithubConfig } from "./github-config.ts";
import { KeysConfig } from "./keys-config.ts";
import { LimitsConfig } from "./limits-config.ts";
import { SchedulesConfig } from "./schedules-config.ts";
import { WebhooksConfig } from "./webhooks-config.ts";

/** What somebody who deploys the API writes: one JSON document. */
export const Config = z
  .strictObject({
    $schema: z.string().optional().describe("For editors; not read"),
    environments: z.record(EnvironmentName, EnvironmentConfig),
    limits: LimitsConfig.prefault({}),
    keys: KeysConfig.default([]),
    github: GithubConfig.optional(),
    schedules: SchedulesConfig.prefault({}),
    webhooks: WebhooksConfig.default({}),
    development: DevelopmentConfig.optional(),
    allow_resolve_sql: z
      .boolean()
      .default(false)
      .describe(
        "Whether anybody may have the scope resolve:sql, which runs SQL that a caller sends",
      ),
  })
  .superRefine(onlyKnownEnvironments)
  .superRefine(onlyAllowedScopes)
  .superRefine(onlyKnownSchedules)
  .superRefine(checkWebhooks);
export type Config = z.infer<typeof Config>;

/** A name with a typing mistake would otherwise be a right that never works. */
function onlyKnownEnvironments(config: Accesses, context: z.RefinementCtx): void {
  for (const { path, access } of accessesOf(config)) {
    if (access.environments === "all") continue;
    for (const [index, name] of access.environments.entries()) {
      if (Object.hasOwn(config.environments, name)) continue;
      context.addIssue({
        code: "custom",
        path: [...path, "environments", index],
        message: `names ${name}, which is not among the environments`,
      });
    }
  }
}

function onlyAllowedScopes(config: Accesses, context: z.RefinementCtx): void {
  if (config.allow_resolve_sql) return;
  for (const { path, access } of accessesOf(config)) {
    const index = access.scopes.indexOf("resolve:sql");
    if (index < 0) continue;
    context.addIssue({
      code: "custom",
      path: [...path, "scopes", index],
      message: "is resolve:sql, which is off; set allow_resolve_sql to true where that is meant",
    });
  }
}

function onlyKnownSchedules(
  { schedules, environments }: { schedules: SchedulesConfig; environments: object },
  context: z.RefinementCtx,
): void {
  const check = (value: string, path: (string | number)[]) => {
    if (Object.hasOwn(environments, value)) return;
    context.addIssue({
      code: "custom",
      path: ["schedules", ...path],
      message: `names ${value}, which is not among the environments`,
    });
  };
  for (const [index, { name, into }] of schedules.fetch.entries()) {
    for (const [field, value] of Object.entries({ name, into })) {
      check(value, ["fetch", index, field]);
    }
  }
  const { timezone: _, ...clock } = schedules.clock;
  for (const [schedule, due] of Object.entries(clock)) {
    for (const [index, name] of (due?.environments ?? []).entries()) {
      check(name, ["clock", schedule, "environments", index]);
    }
  }
}

interface Accesses {
  readonly environments: object;
  readonly allow_resolve_sql: boolean;
  readonly keys: readonly AccessConfig[];
  readonly github?: { readonly rules: readonly AccessConfig[] } | undefined;
}

function accessesOf({ keys, github }: Accesses) {
  return [
    ...keys.map((access, index) => ({ path: ["keys", index], access })),
    ...(github?.rules ?? []).map((access, index) => ({ path: ["github", "rules", index], access })),
  ];
}
