import { expect, test } from "vitest";
import { WebhookRule } from "../config/webhook-rule.ts";
import { decide } from "./rules.ts";

const delivery = {
  kind: "triggered" as const,
  title: "Latency is high",
  details: { service: "orders", teams: ["storage", "platform"], urgency: "high" },
};
const rules = (...given: object[]) => given.map((rule) => WebhookRule.parse(rule));

test("the first rule that matches decides", () => {
  const decided = decide(
    "pd",
    delivery,
    rules(
      { action: "nothing", when: { urgency: "low" } },
      { action: "pause", when: { service: "orders" }, duration: "10 min" },
      { action: "disable" },
    ),
  );
  expect(decided).toEqual({
    action: "pause",
    duration: "10 min",
    reason: "webhook pd: Latency is high",
    matched: { rule: 2, when: { service: "orders" } },
  });
});

test("all fields have to match, each with one of its values", () => {
  const action = (when: object) =>
    decide("pd", delivery, rules({ action: "disable", when })).action;
  expect(action({ service: "orders", urgency: ["low", "high"] })).toBe("disable");
  expect(action({ service: "orders", urgency: "low" })).toBe("nothing");
  expect(action({ teams: "platform" })).toBe("disable");
  expect(action({ teams: ["web", "mobile"] })).toBe("nothing");
  expect(action({ priority: "P1" })).toBe("nothing");
  expect(action({ service: "Orders" })).toBe("nothing");
});

test("a rule that stops never applies to what is resolved, and one that enables to nothing else", () => {
  const both = rules({ action: "disable" }, { action: "enable" });
  expect(decide("pd", { ...delivery, kind: "resolved" }, both).action).toBe("enable");
  expect(decide("pd", { ...delivery, kind: "other" }, both)).toEqual({
    action: "nothing",
    duration: null,
    reason: "no rule matches",
    matched: null,
  });
  expect(
    decide("pd", { ...delivery, kind: "other" }, rules({ action: "disable", kind: "other" }))
      .action,
  ).toBe("disable");
});

test("the reason names the webhook and fills in fields, in one line of readable length", () => {
  const reason = (template: string, title = delivery.title) =>
    decide("pd", { ...delivery, title }, rules({ action: "disable", reason: template })).reason;
  expect(reason("{title} ({service}: {teams}) {priority}")).toBe(
    "webhook pd: Latency is high (orders: storage, platform)",
  );
  expect(reason("{title}", "a\nb\u0000c\u202e {service} $& \ud800")).toBe(
    "webhook pd: a b c {service} $& \ufffd",
  );
  expect([...reason("{title}", "🚨".repeat(1000))]).toHaveLength(300);
});
