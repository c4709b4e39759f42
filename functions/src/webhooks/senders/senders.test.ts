/** What every sender's verification promises, whatever its scheme. */
import { PggitError } from "pggit";
import { describe, expect, test } from "vitest";
import { WebhookConfig } from "../../config/webhooks-config.ts";
import { reasonOf } from "../delivery.ts";
import {
  alertGroup,
  datadogAlert,
  fromGithub,
  fromGrafana,
  fromPagerduty,
  fromSns,
  fromStandard,
  now,
  pagerdutyEvent,
  received,
  type Sent,
  secret,
  snsFetch,
  topic,
  whsec,
} from "../webhooks.fixture.ts";
import { createSender } from "./index.ts";

const rules = [{ action: "disable" }];
const other = "another secret of enough length";
const standardBody = '{"type":"deploy.triggered","data":{"title":"Größe 🚨"}}';

interface Case {
  readonly config: object;
  readonly sent: () => Promise<Sent>;
  /** The header with what proves the sender; SNS has it in its body. */
  readonly proof?: string;
  /** Header or body whose bytes are proven. */
  readonly proven: "body" | "nothing";
  readonly bySecret?: (key: string) => Promise<Sent>;
}

const cases: Record<string, Case> = {
  github: {
    config: { sender: "github", secrets: [secret] },
    sent: () => fromGithub(),
    proof: "X-Hub-Signature-256",
    proven: "body",
    bySecret: (key) => fromGithub(undefined, "issues", key),
  },
  pagerduty: {
    config: { sender: "pagerduty", secrets: [secret] },
    sent: () => fromPagerduty(),
    proof: "X-PagerDuty-Signature",
    proven: "body",
    bySecret: (key) => fromPagerduty(undefined, key),
  },
  grafana: {
    config: { sender: "grafana", secrets: [secret] },
    sent: () => fromGrafana(),
    proof: "X-Grafana-Alerting-Signature",
    proven: "body",
  },
  "grafana with a timestamp": {
    config: {
      sender: "grafana",
      secrets: [secret],
      timestamp_header: "X-Grafana-Alerting-Timestamp",
    },
    sent: () => fromGrafana(alertGroup(), now),
    proof: "X-Grafana-Alerting-Signature",
    proven: "body",
  },
  "alertmanager with a token": {
    config: { sender: "alertmanager", secrets: [secret] },
    sent: async () => ({ body: alertGroup(), headers: { Authorization: `Bearer ${secret}` } }),
    proof: "Authorization",
    proven: "nothing",
    bySecret: async (key) => ({ body: alertGroup(), headers: { Authorization: `Bearer ${key}` } }),
  },
  "alertmanager with a user": {
    config: { sender: "alertmanager", secrets: [secret], user: "prometheus" },
    sent: async () => ({
      body: alertGroup(),
      headers: { Authorization: `Basic ${btoa(`prometheus:${secret}`)}` },
    }),
    proof: "Authorization",
    proven: "nothing",
  },
  datadog: {
    config: { sender: "datadog", secrets: [secret], header: "X-Pggit-Token" },
    sent: async () => ({ body: datadogAlert(), headers: { "X-Pggit-Token": secret } }),
    proof: "X-Pggit-Token",
    proven: "nothing",
    bySecret: async (key) => ({ body: datadogAlert(), headers: { "X-Pggit-Token": key } }),
  },
  sns: {
    config: { sender: "sns", topics: [topic] },
    sent: () => fromSns(),
    proven: "body",
  },
  "sns of version 1": {
    config: { sender: "sns", topics: [topic] },
    sent: () => fromSns({}, "1"),
    proven: "body",
  },
  "standard-webhooks": {
    config: { sender: "standard-webhooks", secrets: [whsec()] },
    sent: () => fromStandard(standardBody),
    proof: "webhook-signature",
    proven: "body",
  },
};

function senderOf(config: object, secrets?: readonly string[]) {
  const parsed = WebhookConfig.parse({ ...config, environments: ["production"], rules });
  return createSender(parsed, {
    secrets: async () => secrets ?? ("secrets" in parsed ? parsed.secrets : []),
    fetch: snsFetch(),
  });
}

/** The code of what authenticating raises; "accepted" where it raises nothing. */
async function verdict(sender: ReturnType<typeof senderOf>, sent: Sent, at = now): Promise<string> {
  return sender.authenticate(received(sent, at)).then(
    () => "accepted",
    (error: unknown) => PggitError.from(error).code,
  );
}

/** Every text that differs from this one in one bit and can be in a header. */
function oneBitOff(text: string): string[] {
  return [...text].flatMap((letter, index) =>
    Array.from({ length: 7 }, (_, bit) => String.fromCharCode(letter.charCodeAt(0) ^ (1 << bit)))
      .filter((changed) => changed >= "!" && changed <= "~")
      .map((changed) => text.slice(0, index) + changed + text.slice(index + 1)),
  );
}

const withProof = Object.entries(cases).flatMap(([name, { proof, config, sent }]) =>
  proof === undefined ? [] : [{ name, proof, config, sent }],
);
const withSecret = Object.entries(cases).flatMap(([name, { bySecret, config }]) =>
  bySecret === undefined ? [] : [{ name, bySecret, config }],
);

describe.each(Object.entries(cases))("%s", (_, { config, sent, proven }) => {
  const sender = senderOf(config);

  test("what the sender sent is accepted", async () => {
    expect(await verdict(sender, await sent())).toBe("accepted");
  });

  test("one bit changed in the body is refused, wherever", async () => {
    const { headers, body } = await sent();
    const bytes = received({ headers, body }).body;
    const accepted: number[] = [];
    const proofIsRsa = Reflect.get(config, "sender") === "sns";
    // RSA takes its time: there every seventh bit, which is in each byte
    for (let bit = 0; bit < bytes.length * 8; bit += proofIsRsa ? 7 : 1) {
      const changed = bytes.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const outcome = await sender
        .authenticate({ headers: new Headers(headers), body: changed, receivedAt: now })
        .then(
          () => "accepted",
          () => "refused",
        );
      if (outcome === "accepted") accepted.push(bit >> 3);
    }
    if (proven === "nothing") expect(new Set(accepted).size).toBe(bytes.length);
    else expect(accepted.map((at) => body.slice(at - 20, at + 20))).toEqual([]);
  });
});

describe.each(withProof)("$name", ({ config, sent, proof }) => {
  const sender = senderOf(config);

  test("one bit changed in the proof is refused, wherever", async () => {
    const { headers, body } = await sent();
    const value = headers[proof] ?? "";
    const accepted: string[] = [];
    for (const changed of oneBitOff(value)) {
      const outcome = await verdict(sender, {
        body,
        headers: { ...headers, [proof]: changed },
      });
      if (outcome === "accepted") accepted.push(changed);
    }
    expect(accepted).toEqual([]);
  });

  test("a proof that is missing, empty, cut or longer is refused", async () => {
    const { headers, body } = await sent();
    const { [proof]: value = "", ...rest } = headers;
    const forms = [
      "",
      value.slice(0, -1),
      value.slice(0, -2),
      `${value}0`,
      `${value}00`,
      "sha256=",
      "v1=",
      "v1,",
      "Bearer ",
      "Basic ",
    ];
    expect(await verdict(sender, { body, headers: rest })).toBe("INVALID_SIGNATURE");
    for (const form of forms) {
      const changed = { body, headers: { ...rest, [proof]: form } };
      expect(await verdict(sender, changed), form).toBe("INVALID_SIGNATURE");
    }
  });
});

describe.each(withSecret)("$name", ({ config, bySecret }) => {
  test("while a secret is rotated both pass, and no other", async () => {
    const both = senderOf(config, [secret, other]);
    expect(await verdict(both, await bySecret(secret))).toBe("accepted");
    expect(await verdict(both, await bySecret(other))).toBe("accepted");
    expect(await verdict(both, await bySecret("a third secret of that length"))).toBe(
      "INVALID_SIGNATURE",
    );
  });

  test("an empty secret matches nothing, least of all an empty one", async () => {
    for (const secrets of [[""], []]) {
      const empty = senderOf(config, secrets);
      expect(await verdict(empty, await bySecret(secret))).toBe("INVALID_SIGNATURE");
    }
  });
});

test("an HMAC under an empty key is refused", async () => {
  const sender = senderOf({ sender: "github", secrets: [secret] }, [""]);
  // HMAC-SHA256 of nothing under an empty key, as RFC 2104 computes it with any tool
  const sent = {
    body: "",
    headers: {
      "X-Hub-Signature-256":
        "sha256=b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
    },
  };
  expect(await verdict(sender, sent)).toBe("INVALID_SIGNATURE");
});

test("of several signatures one has to be valid, and none but the first ten are looked at", async () => {
  const pagerduty = senderOf({ sender: "pagerduty", secrets: [secret] });
  const valid = (await fromPagerduty()).headers["X-PagerDuty-Signature"] ?? "";
  const wrong = `v1=${"0".repeat(64)}`;
  const withHeader = (value: string) => ({
    body: pagerdutyEvent(),
    headers: { "X-PagerDuty-Signature": value },
  });
  expect(await verdict(pagerduty, withHeader(`${wrong},${valid}`))).toBe("accepted");
  expect(await verdict(pagerduty, withHeader(`v2=abc, ${valid}, ${wrong}`))).toBe("accepted");
  expect(await verdict(pagerduty, withHeader(`${wrong},${wrong}`))).toBe("INVALID_SIGNATURE");
  expect(await verdict(pagerduty, withHeader(`${Array(10).fill(wrong).join(",")},${valid}`))).toBe(
    "INVALID_SIGNATURE",
  );
  const standard = senderOf({ sender: "standard-webhooks", secrets: [whsec()] });
  expect(await verdict(standard, await fromStandard(standardBody, { keys: [other, secret] }))).toBe(
    "accepted",
  );
  expect(await verdict(standard, await fromStandard(standardBody, { keys: [other] }))).toBe(
    "INVALID_SIGNATURE",
  );
});

describe("what was signed too long ago, or ahead, is refused", () => {
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const stamped: Record<string, readonly [object, (time: Date) => Promise<Sent>, number]> = {
    grafana: [
      cases["grafana with a timestamp"]?.config ?? {},
      (time) => fromGrafana(alertGroup(), time),
      300,
    ],
    "standard-webhooks": [
      cases["standard-webhooks"]?.config ?? {},
      (time) => fromStandard(standardBody, { time }),
      300,
    ],
    sns: [cases.sns?.config ?? {}, (time) => fromSns({ Timestamp: time.toISOString() }), 3_900],
  };
  test.each(Object.entries(stamped))("%s", async (_, [config, sent, tolerance]) => {
    const sender = senderOf(config);
    expect(await verdict(sender, await sent(at(-tolerance)))).toBe("accepted");
    expect(await verdict(sender, await sent(at(tolerance)))).toBe("accepted");
    expect(await verdict(sender, await sent(at(-tolerance - 1)))).toBe("INVALID_SIGNATURE");
    expect(await verdict(sender, await sent(at(tolerance + 1)))).toBe("INVALID_SIGNATURE");
  });

  test("pagerduty, which repeats for 48 hours", async () => {
    const sender = senderOf({ sender: "pagerduty", secrets: [secret] });
    const sent = received(await fromPagerduty());
    expect(await sender.parse({ ...sent, receivedAt: at(48 * 3600) })).toMatchObject({
      kind: "triggered",
    });
    await expect(sender.parse({ ...sent, receivedAt: at(50 * 3600) })).rejects.toMatchObject({
      code: "INVALID_SIGNATURE",
    });
  });

  test("the time is a number of seconds", async () => {
    const sender = senderOf({ sender: "standard-webhooks", secrets: [whsec()] });
    const sent = await fromStandard(standardBody);
    for (const time of ["", "soon", "-1", "1e9", "1795348800.5"]) {
      const headers = { ...sent.headers, "webhook-timestamp": time };
      expect(await verdict(sender, { ...sent, headers })).toBe("INVALID_SIGNATURE");
    }
  });
});

test("whoever is refused learns nothing of why; the record does", async () => {
  const sender = senderOf({ sender: "github", secrets: [secret] });
  const errors = await Promise.all(
    [{}, { "X-Hub-Signature-256": "sha256=00" }].map((headers) =>
      sender
        .authenticate(received({ body: "{}", headers }))
        .catch((error: unknown) => PggitError.from(error)),
    ),
  );
  const [missing, wrong] = errors.map((error) => error ?? new Error("accepted")) as [
    PggitError,
    PggitError,
  ];
  expect(missing.message).toBe(wrong.message);
  expect(reasonOf(missing)).toBe("it has no header X-Hub-Signature-256");
  expect(reasonOf(wrong)).toBe("its signature is of none of the webhook's secrets");
});

test("the examples that GitHub and Standard Webhooks publish are accepted", async () => {
  const github = senderOf({ sender: "github", secrets: ["It's a Secret to Everybody"] });
  const hello = {
    body: "Hello, World!",
    headers: {
      "X-Hub-Signature-256":
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
    },
  };
  expect(await verdict(github, hello)).toBe("accepted");
  const standard = senderOf({
    sender: "standard-webhooks",
    secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
  });
  const example = {
    body: '{"test": 2432232314}',
    headers: {
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    },
  };
  expect(await verdict(standard, example, new Date(1614265330_000))).toBe("accepted");
});
