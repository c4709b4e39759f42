import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readConfig } from "../src/config/read-config.ts";
import { StackConfig } from "../src/config/stack-config.ts";
import { type Changes, example, temporaryFolder } from "./synthesized.ts";

const { environments } = example.api;
const arn = environments.production.target;

test("the example is valid as it stands", () => {
  const path = fileURLToPath(new URL("../config.example.json", import.meta.url));
  expect(readConfig(path)).toMatchObject({ stack_name: "pggit", endpoint: "http-api" });
});

test.each<[Changes, string, string]>([
  [{ region: "Frankfurt" }, "region", "is not a region"],
  [{ account: "12345" }, "account", "twelve digits"],
  [{ regoin: "eu-central-1" }, "", 'Unrecognized key: "regoin"'],
  [{ api: { ...example.api, environments: {} } }, "api.environments", "names no environment"],
  [
    { api: { environments: { production: { target: "postgres://app:hunter2@db/shop" } } } },
    "api.environments.production.target",
    "is not the whole ARN of a secret",
  ],
  [
    { api: { environments: { production: { target: arn.slice(0, -7) } } } },
    "api.environments.production.target",
    "is not the whole ARN of a secret",
  ],
  [
    { api: { ...example.api, webhooks: { incidents: { secrets: ["hunter2-hunter2-hunter2"] } } } },
    "api.webhooks.incidents.secrets.0",
    "is not the whole ARN of a secret",
  ],
  [{ api: { environments, development: {} } }, "api.development", "turns authentication off"],
  [{ api: { environments, limits: { timeout_ms: 60_000 } } }, "api.limits.timeout_ms", "27000"],
  [{ api: { environments } }, "api", "nobody could call the API"],
  [{ emergency_environments: ["prod"] }, "emergency_environments.0", "names prod, which is not"],
  [
    { secret_keys: { [`${arn.slice(0, -1)}X`]: "alias/x" } },
    "secret_keys",
    "is not the ARN of a KMS key",
  ],
  [
    { secret_keys: { [`${arn.slice(0, -1)}X`]: "arn:aws:kms:eu-central-1:123456789012:key/1" } },
    "secret_keys",
    "nothing here names",
  ],
  [{ sns_topics: ["arn:aws:sns:eu-central-1:123456789012:x"] }, "sns_topics.0", "no webhook"],
  [{ schedules: { purge: "every day" } }, "schedules.purge", "Invalid input"],
  [{ schedules: { timezone: "Berlin" } }, "schedules.timezone", "IANA"],
  [
    { schedules: { purge: { at: "rate(1 day)", environments: ["prod"] } } },
    "schedules.purge.environments.0",
    "names prod, which is not",
  ],
  [{ alarms: { emails: [] } }, "alarms.emails", "nobody who would hear"],
  [{ alarms: { emails: ["on-call"] } }, "alarms.emails.0", "email"],
  [{ log_retention_days: 45 }, "log_retention_days", "is none of 30, 60"],
  [{ vpc: { vpc_id: "vpc-1", subnet_ids: ["subnet-1"] } }, "vpc.subnet_ids", "fewer than two"],
  [
    { functions: { schedule: { jobs_at_once: 1 } } },
    "functions.schedule.jobs_at_once",
    "less than 2",
  ],
])("a mistake is named by its path, and what would be right: %j", (changes, path, message) => {
  const { error } = StackConfig.safeParse({ ...example, ...changes });
  const found = error?.issues.map((issue) => ({
    path: issue.path.join("."),
    message: issue.message,
  }));
  expect(found).toContainEqual({
    path: expect.stringMatching(`^${path}`),
    message: expect.stringContaining(message),
  });
});

test("every mistake of a file is said at once, and no value is repeated", () => {
  const path = join(temporaryFolder(), "config.json");
  const api = { environments: { production: { target: "postgres://app:hunter2@db/shop" } } };
  writeFileSync(path, JSON.stringify({ ...example, api, region: "Frankfurt" }));
  expect(() => readConfig(path)).toThrow(/config\.json is not valid:[^]*region[^]*production/);
  expect(() => readConfig(path)).not.toThrow(/hunter2/);
});

test("a file that is not there, or not JSON, is said so", () => {
  const folder = temporaryFolder();
  expect(() => readConfig(join(folder, "gone.json"))).toThrow(/Copy infra\/config\.example\.json/);
  writeFileSync(join(folder, "broken.json"), "{,}");
  expect(() => readConfig(join(folder, "broken.json"))).toThrow(/broken\.json is not JSON/);
});
