import { expect, test } from "vitest";
import { requireSecrets } from "./require-secrets.ts";
import { WebhooksConfig } from "./webhooks-config.ts";

const common = {
  environments: ["production"],
  rules: [{ action: "disable", duration: "1 hour", reason: "{title}" }],
};
const webhooks = WebhooksConfig.parse({
  oncall: {
    sender: "pagerduty",
    secrets: ["env:NEW_SECRET", "env:OLD_SECRET", "a secret that is written here"],
    ...common,
  },
  topic: { sender: "sns", topics: ["arn:aws:sns:eu-central-1:123456789012:alerts"], ...common },
});
const variables = {
  NEW_SECRET: "a secret of enough length",
  OLD_SECRET: "another of enough length",
};

test("webhooks whose secrets are there are served", () => {
  expect(() => requireSecrets(webhooks, variables)).not.toThrow();
});

test.each([
  [undefined, "webhooks.oncall.secrets.1: OLD_SECRET is not set"],
  [" ", "webhooks.oncall.secrets.1: OLD_SECRET is empty"],
  ["short", "webhooks.oncall.secrets.1: OLD_SECRET is shorter than 16 characters"],
])(
  "a webhook whose secret is %j is refused at the start, not by its first alert",
  (value, said) => {
    expect(() => requireSecrets(webhooks, { ...variables, OLD_SECRET: value })).toThrow(
      expect.objectContaining({ code: "INVALID_CONFIG", message: expect.stringContaining(said) }),
    );
  },
);
