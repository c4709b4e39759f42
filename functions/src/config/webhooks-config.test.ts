import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Config } from "./config.ts";

const environments = { production: { target: "env:PRODUCTION_URL" } };
const pagerduty = {
  sender: "pagerduty",
  secrets: ["env:PAGERDUTY_SECRET"],
  environments: ["production"],
  rules: [{ action: "disable" }],
};

/** What is wrong with a webhook, each as path: message. */
function problems(webhook: object): string[] {
  const { error } = Config.safeParse({ environments, webhooks: { hook: webhook } });
  return (error?.issues ?? []).map(({ path, message }) => `${path.slice(2).join(".")}: ${message}`);
}

const withRule = (rule: object, webhook: object = pagerduty) =>
  problems({ ...webhook, rules: [rule] });

test("a rule that says its action alone stops what is triggered, and enables what is resolved", () => {
  const { webhooks } = Config.parse({
    environments,
    webhooks: {
      hook: {
        ...pagerduty,
        rules: [{ action: "disable" }, { action: "enable" }, { action: "nothing" }],
      },
    },
  });
  expect(webhooks.hook?.rules).toEqual([
    { action: "disable", kind: "triggered", duration: "1 hour", when: {}, reason: "{title}" },
    { action: "enable", kind: "resolved", when: {}, reason: "{title}" },
    { action: "nothing", when: {}, reason: "{title}" },
  ]);
});

test("a field that the sender has not is refused: such a rule would never match", () => {
  expect(withRule({ action: "disable", when: { sevrity: "high" } })).toEqual([
    "rules.0: asks about sevrity; pagerduty has event_type, service, service_id, priority, urgency, status, teams",
  ]);
  expect(withRule({ action: "disable", reason: "{titel} {service}" })).toMatchObject([
    expect.stringContaining("asks about titel"),
  ]);
  const alertmanager = { ...pagerduty, sender: "alertmanager" };
  expect(
    withRule(
      { action: "disable", when: { "labels.severity": ["critical", "page"] } },
      alertmanager,
    ),
  ).toEqual([]);
  expect(withRule({ action: "disable", when: { "labels.": "x" } }, alertmanager)).toHaveLength(1);
});

test("an environment that is not there is refused", () => {
  expect(problems({ ...pagerduty, environments: ["prod"] })).toEqual([
    "environments.0: names prod, which is not among the environments",
  ]);
});

test("what can never work is refused at the start, not at 3 a.m.", () => {
  for (const duration of ["0 hours", "31 days", "2 months", "P1M1D", "soon", "-1 hour", "721:00"]) {
    expect(withRule({ action: "disable", duration }), duration).not.toEqual([]);
  }
  for (const duration of [
    "30 days",
    "720:00",
    "2 hours 30 min",
    "PT30M",
    "P1M",
    "P1DT2H",
    "90 s",
    "1 mon",
    "1:30",
  ]) {
    expect(withRule({ action: "pause", duration }), duration).toEqual([]);
  }
  expect(withRule({ action: "disable", kind: "resolved" })).toHaveLength(1);
  expect(withRule({ action: "enable", kind: "triggered" })).toHaveLength(1);
  expect(withRule({ action: "enable", duration: "1 hour" })).toHaveLength(1);
  expect(problems({ ...pagerduty, rules: [] })).toHaveLength(1);
  expect(problems({ ...pagerduty, secrets: [] })).toHaveLength(1);
  expect(problems({ ...pagerduty, secrets: [""] })).toHaveLength(1);
  expect(problems({ ...pagerduty, secrets: ["env:A", "hunter2"] })).toEqual([
    "secrets.1: is shorter than 16 characters",
  ]);
  expect(problems({ ...pagerduty, environments: [] })).toHaveLength(1);
  expect(problems({ ...pagerduty, sender: "sns" })).not.toEqual([]);
  expect(problems({ ...pagerduty, sender: "slack" })).not.toEqual([]);
});

test("a name of a webhook can be in a path", () => {
  const named = (name: string) =>
    Config.safeParse({ environments, webhooks: { [name]: pagerduty } }).success;
  expect(named("pager-duty_1")).toBe(true);
  for (const name of ["", "Pager", "a/b", "a b", "ä", "1st"]) expect(named(name)).toBe(false);
});

test("each example in docs/webhooks.md is a configuration", () => {
  const guide = readFileSync(new URL("../../../docs/webhooks.md", import.meta.url), "utf8");
  const examples = [...guide.matchAll(/^```json webhooks\n(.*?)^```/gms)].map(
    ([, text = ""]) => text,
  );
  const senders = examples.flatMap((text) => {
    const { webhooks } = Config.parse({ environments, webhooks: JSON.parse(text) as unknown });
    return Object.values(webhooks).map(({ sender }) => sender);
  });
  expect(new Set(senders)).toEqual(
    new Set([
      "github",
      "pagerduty",
      "grafana",
      "alertmanager",
      "datadog",
      "sns",
      "standard-webhooks",
    ]),
  );
});
