/** What a webhook does around the database: rotation, time, and counting what it refuses. */
import { PggitError } from "pggit";
import { expect, test, vi } from "vitest";
import { WebhookConfig } from "../config/webhooks-config.ts";
import type { Environments } from "../environments/environments.ts";
import { Rejections } from "./rejections.ts";
import { Webhook } from "./webhook.ts";
import {
  alertGroup,
  fromGithub,
  fromSns,
  fromStandard,
  githubIssue,
  now,
  received,
  secret,
  topic,
  whsec,
  world,
} from "./webhooks.fixture.ts";

const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:webhook";
const rules = [{ action: "disable" }];
const config = WebhookConfig.parse({
  sender: "github",
  secrets: [arn],
  environments: ["production"],
  rules,
});

/** Environments without a database, that tell when they are used. */
function environmentsOf(use: () => Promise<never>): Environments {
  return { names: ["production"], use, close: async () => undefined };
}

/** Nobody is refused for sending too much. */
const heard = { count: () => undefined, check: () => undefined };

const unreachable = new PggitError({
  code: "CONNECTION_REFUSED",
  message: "Nobody is there.",
  hint: "",
});

test("a secret that was rotated is read anew when the first signature of it comes", async () => {
  const state = { now: Date.parse("2026-11-22T12:00:00Z"), stored: "the old secret, long enough" };
  let used = 0;
  const environments = environmentsOf(async () => {
    used += 1;
    throw unreachable;
  });
  const webhook = new Webhook("hook", config, environments, {
    ...world(),
    now: () => new Date(state.now),
    readSecret: async () => state.stored,
  });
  const code = async (key: string) => {
    const sent = received(await fromGithub(githubIssue(), "issues", key));
    return webhook
      .receive(async () => sent, heard)
      .then(
        () => "",
        (error: PggitError) => error.code,
      );
  };
  expect(await code("the old secret, long enough")).toBe("DELIVERY_NOT_HANDLED");
  state.stored = "the new secret, long enough";
  state.now += 60_000;
  used = 0;
  expect(await code("the new secret, long enough")).toBe("DELIVERY_NOT_HANDLED");
  expect(used).toBe(1);
  expect(await code("the old secret, long enough")).toBe("INVALID_SIGNATURE");
});

test("where a secret cannot be read the delivery is to be sent again, not refused", async () => {
  const webhook = new Webhook(
    "hook",
    config,
    environmentsOf(async () => Promise.reject(unreachable)),
    world(),
  );
  const sent = received(await fromGithub());
  await expect(webhook.receive(async () => sent, heard)).rejects.toMatchObject({
    code: "DELIVERY_NOT_HANDLED",
  });
});

test.each([
  [
    "standard-webhooks",
    { secrets: [whsec()] },
    (time: string) => fromStandard(JSON.stringify({ type: "drill.resolved", timestamp: time })),
  ],
  [
    "alertmanager",
    { secrets: [secret] },
    async (endsAt: string) => ({
      body: alertGroup("resolved", {
        alerts: [{ status: "resolved", fingerprint: "a", startsAt: now.toISOString(), endsAt }],
      }),
      headers: { Authorization: `Bearer ${secret}` },
    }),
  ],
  [
    "sns",
    { topics: [topic] },
    (time: string) =>
      fromSns({
        Message: JSON.stringify({ AlarmName: "a", NewStateValue: "OK", StateChangeTime: time }),
      }),
  ],
])(
  "%s: what it says happened in 2099 is refused, and says so, so that no incident is over until then",
  async (sender, parts, send) => {
    const webhook = new Webhook(
      "hook",
      WebhookConfig.parse({ environments: ["production"], rules, ...parts, sender }),
      environmentsOf(async () => Promise.reject(unreachable)),
      world(),
    );
    const receive = async (time: string) => {
      const sent = received(await send(time));
      return webhook.receive(async () => sent, heard);
    };
    await expect(receive("2099-01-01T00:00:00Z")).rejects.toMatchObject({
      code: "MALFORMED_DELIVERY",
      message: expect.stringMatching(
        /it happened at 2099-01-01T00:00:00.000Z, \d+ s ahead of now, and 300 s/,
      ),
    });
    // a clock may be some minutes ahead: heard, and the database is down
    await expect(receive("2026-11-22T12:04:00Z")).rejects.toMatchObject({
      code: "DELIVERY_NOT_HANDLED",
    });
  },
);

test("what takes too long is answered all the same, to be sent again", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  try {
    const literal = WebhookConfig.parse({ ...config, secrets: [secret] });
    const never = environmentsOf(() => new Promise<never>(() => undefined));
    const webhook = new Webhook("hook", literal, never, world());
    const sent = received(await fromGithub());
    const answer = webhook
      .receive(async () => sent, heard)
      .catch((error: PggitError) => error.code);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toBe("DELIVERY_NOT_HANDLED");
  } finally {
    vi.useRealTimers();
  }
});

test("of one webhook one transaction at most is at a database, the others wait their turn", async () => {
  let [running, most] = [0, 0];
  const environments = environmentsOf(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    throw unreachable;
  });
  const webhook = new Webhook(
    "hook",
    WebhookConfig.parse({ ...config, secrets: [secret] }),
    environments,
    world(),
  );
  const sent = received(await fromGithub());
  await Promise.allSettled(
    Array.from({ length: 20 }, async () => webhook.receive(async () => sent, heard)),
  );
  expect([running, most]).toEqual([0, 1]);
});

test("of refused deliveries one is written at a time, and those that come meanwhile together", async () => {
  const written: [string, number][] = [];
  let release: () => void = () => undefined;
  const rejections = new Rejections(async (reason, times) => {
    written.push([reason, times]);
    await new Promise<void>((resolve) => (release = resolve));
    throw new Error("the database is gone");
  });
  const first = rejections.add("first");
  await rejections.add("second");
  await rejections.add("third");
  expect(written).toEqual([["first", 1]]);
  release();
  await first;
  await expect
    .poll(() => written)
    .toEqual([
      ["first", 1],
      ["third", 2],
    ]);
  release();
  await expect
    .poll(async () => {
      void rejections.add("fourth");
      await Promise.resolve();
      release();
      return written.length;
    })
    .toBeGreaterThan(2);
});
