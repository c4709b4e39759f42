/** What deliveries of each sender are read into. */
import { describe, expect, test } from "vitest";
import { WebhookConfig } from "../../config/webhooks-config.ts";
import type { Delivery } from "../delivery.ts";
import {
  alertGroup,
  datadogAlert,
  fromGithub,
  githubIssue,
  now,
  pagerdutyEvent,
  received,
  secret,
  snsFetch,
  topic,
} from "../webhooks.fixture.ts";
import { createSender } from "./index.ts";

function sender(name: string, fetcher = snsFetch()) {
  const parts = name === "sns" ? { topics: [topic] } : { secrets: [secret] };
  const config = {
    sender: name,
    ...parts,
    environments: ["production"],
    rules: [{ action: "disable" }],
  };
  return createSender(WebhookConfig.parse(config), {
    secrets: async () => [secret],
    fetch: fetcher,
  });
}

const parseAll = async (name: string, body: string, headers: Record<string, string> = {}) =>
  [await sender(name).parse(received({ body, headers }))].flat();

async function parse(...request: Parameters<typeof parseAll>): Promise<Delivery> {
  const [delivery, ...others] = await parseAll(...request);
  if (!delivery || others.length > 0) throw new RangeError("it is not one delivery");
  return delivery;
}

const at = (time: string) => new Date(time);

describe("github", () => {
  const read = async (body: string, event: string) =>
    parse("github", body, (await fromGithub(body, event)).headers);

  test("an issue is an incident: triggered while it is open, resolved when it is closed", async () => {
    const opened = await read(githubIssue(), "issues");
    expect(opened).toMatchObject({
      kind: "triggered",
      incident: "acme/shop#7",
      occurredAt: at("2026-11-22T11:59:00Z"),
      title: "acme/shop#7: Stop tracking 🚨",
      details: {
        event: "issues",
        action: "opened",
        labels: ["pggit-stop"],
        repository: "acme/shop",
      },
    });
    expect(await read(githubIssue("closed"), "issues")).toMatchObject({
      kind: "resolved",
      incident: opened.incident,
    });
  });

  test("a run of a workflow and a deployment fail and succeed again", async () => {
    const run = (conclusion: string | null) =>
      JSON.stringify({
        action: "completed",
        repository: { full_name: "acme/shop" },
        workflow_run: {
          name: "deploy",
          workflow_id: 5,
          head_branch: "main",
          status: "completed",
          conclusion,
          updated_at: "2026-11-22T11:59:00Z",
        },
      });
    const incident = "acme/shop workflow 5 on main";
    expect(await read(run("failure"), "workflow_run")).toMatchObject({
      kind: "triggered",
      incident,
    });
    expect(await read(run("success"), "workflow_run")).toMatchObject({
      kind: "resolved",
      incident,
    });
    expect(await read(run("cancelled"), "workflow_run")).toMatchObject({ kind: "other", incident });
    const deployed = JSON.stringify({
      repository: { full_name: "acme/shop" },
      deployment: { id: 1, environment: "production" },
      deployment_status: { state: "error", created_at: "2026-11-22T11:59:00Z" },
    });
    expect(await read(deployed, "deployment_status")).toMatchObject({
      kind: "triggered",
      incident: "acme/shop deployment to production",
      details: { environment: "production", state: "error" },
    });
  });

  test("anything else is another event, a ping and a dispatch among them", async () => {
    expect(await read('{"zen":"Design for failure.","hook_id":1}', "ping")).toMatchObject({
      kind: "other",
    });
    const dispatch =
      '{"action":"pggit-disable","repository":{"full_name":"acme/shop"},"client_payload":null}';
    expect(await read(dispatch, "repository_dispatch")).toMatchObject({
      kind: "other",
      details: { event: "repository_dispatch", event_type: "pggit-disable" },
    });
  });

  test("a captured body is the same delivery, whatever its header says", async () => {
    const [one, other] = [await fromGithub(), await fromGithub()];
    expect(one.headers["X-GitHub-Delivery"]).not.toBe(other.headers["X-GitHub-Delivery"]);
    const [first, second] = await Promise.all(
      [one, other].map(({ body, headers }) => parse("github", body, headers)),
    );
    expect(first?.id).toBe(second?.id);
  });

  test("without its headers it is malformed", async () => {
    const { headers, body } = await fromGithub();
    for (const name of ["X-GitHub-Event", "X-GitHub-Delivery"]) {
      const { [name]: _, ...rest } = headers;
      await expect(parse("github", body, rest)).rejects.toMatchObject({
        code: "MALFORMED_DELIVERY",
      });
    }
  });
});

describe("pagerduty", () => {
  test("an incident is triggered, reopened and resolved; other events are neither", async () => {
    expect(await parse("pagerduty", pagerdutyEvent())).toEqual({
      id: "01EVENT",
      kind: "triggered",
      incident: "PINCIDENT",
      occurredAt: at("2026-11-22T11:59:00Z"),
      title: "Database latency is high",
      details: {
        event_type: "incident.triggered",
        service: "Orders database",
        service_id: "PSERVICE",
        priority: "P1",
        urgency: "high",
        status: "triggered",
        teams: ["Storage"],
      },
    });
    const kindOf = async (type: string) => (await parse("pagerduty", pagerdutyEvent(type))).kind;
    expect(await kindOf("incident.reopened")).toBe("triggered");
    expect(await kindOf("incident.resolved")).toBe("resolved");
    expect(await kindOf("incident.acknowledged")).toBe("other");
  });

  test("what belongs to an incident names it; a test ping needs none", async () => {
    const note = { id: "PNOTE", incident: { id: "PINCIDENT", summary: "Latency" } };
    expect(
      await parse("pagerduty", pagerdutyEvent("incident.annotated", { data: note })),
    ).toMatchObject({
      incident: "PINCIDENT",
      title: "Latency",
    });
    const ping = pagerdutyEvent("pagey.ping", { data: { type: "ping", message: "Hello" } });
    expect(await parse("pagerduty", ping)).toMatchObject({ kind: "other", incident: "01EVENT" });
  });
});

describe.each(["alertmanager", "grafana"])("%s", (name) => {
  const group = '{}:{alertname="SlowDdl"}';

  test("an alert is triggered while it fires, and resolved with its end", async () => {
    expect(await parse(name, alertGroup())).toMatchObject({
      kind: "triggered",
      incident: `${group} c0ffee`,
      occurredAt: at("2026-11-22T11:58:00.123Z"),
      title: "DDL takes longer than 5 s",
      details: { status: "firing", "labels.severity": "critical", "labels.alertname": "SlowDdl" },
    });
    expect(await parse(name, alertGroup("resolved"))).toMatchObject({
      kind: "resolved",
      incident: `${group} c0ffee`,
      occurredAt: at("2026-11-22T11:59:30Z"),
    });
  });

  const alert = (fingerprint: string, startsAt: string, parts: object = {}) => ({
    status: "firing",
    fingerprint,
    startsAt,
    endsAt: "0001-01-01T00:00:00Z",
    ...parts,
  });

  test("each alert of a group is an incident, with what it says and the group says of all", async () => {
    const alerts = [
      alert("a", "2026-11-22T10:00:00Z", {
        status: "resolved",
        endsAt: "2026-11-22T11:00:00Z",
        labels: { severity: "warning", host: "db-1" },
      }),
      alert("b", "2026-11-22T10:50:00Z", { annotations: { summary: "Locks on db-2" } }),
    ];
    expect(await parseAll(name, alertGroup("firing", { alerts }))).toMatchObject([
      {
        kind: "resolved",
        incident: `${group} a`,
        occurredAt: at("2026-11-22T11:00:00Z"),
        details: {
          status: "resolved",
          "labels.severity": "warning",
          "labels.host": "db-1",
          "labels.alertname": "SlowDdl",
        },
      },
      {
        kind: "triggered",
        incident: `${group} b`,
        occurredAt: at("2026-11-22T10:50:00Z"),
        title: "Locks on db-2",
        details: { status: "firing", "labels.severity": "critical" },
      },
    ]);
  });

  test("a repeated request is the same deliveries; an alert that fires again is another", async () => {
    const one = alert("a", "2026-11-22T10:00:00Z");
    const two = alert("b", "2026-11-22T11:00:00Z");
    const again = alert("a", "2026-11-22T11:30:00Z");
    const idsOf = async (...alerts: object[]) =>
      (await parseAll(name, alertGroup("firing", { alerts }))).map(({ id }) => id);
    const [first, second] = await idsOf(one, two);
    expect(await idsOf(two, one)).toEqual([second, first]);
    expect(await idsOf(one)).toEqual([first]);
    expect(await idsOf(again, two)).toEqual([expect.not.stringMatching(`${first}`), second]);
    expect((await parse(name, alertGroup("resolved"))).id).not.toBe(
      (await parse(name, alertGroup())).id,
    );
  });
});

test("datadog: an alert from its trigger to its recovery, and a warning as neither", async () => {
  expect(await parse("datadog", datadogAlert())).toMatchObject({
    kind: "triggered",
    incident: "1234567890",
    occurredAt: new Date(1795348740_000),
    title: "[Triggered] Locks on orders",
    details: {
      priority: "P1",
      scope: ["host:db-1", "env:production"],
      tags: ["team:storage", "service:orders"],
    },
  });
  const recovered = await parse("datadog", datadogAlert("Recovered", { date: 1795348800_000 }));
  expect(recovered).toMatchObject({ kind: "resolved", incident: "1234567890" });
  expect((await parse("datadog", datadogAlert("Warn"))).kind).toBe("other");
  expect(recovered.id).not.toBe((await parse("datadog", datadogAlert())).id);
  expect((await parse("datadog", datadogAlert())).id).toBe(
    (await parse("datadog", datadogAlert())).id,
  );
});

describe("standard-webhooks", () => {
  const headers = {
    "webhook-id": "msg_1",
    "webhook-timestamp": "1795348800",
    "webhook-signature": "v1,",
  };

  test("all that can be said of it", async () => {
    const body = JSON.stringify({
      type: "incident.triggered",
      timestamp: "2026-11-22T11:59:00+01:00",
      data: {
        incident: "INC-7",
        title: "Größe 🚨",
        severity: "critical",
        service: "shop",
        labels: { team: "db" },
      },
    });
    expect(await parse("standard-webhooks", body, headers)).toEqual({
      id: "msg_1",
      kind: "triggered",
      incident: "INC-7",
      occurredAt: at("2026-11-22T10:59:00Z"),
      title: "Größe 🚨",
      details: {
        type: "incident.triggered",
        severity: "critical",
        service: "shop",
        "labels.team": "db",
      },
    });
  });

  test("a type alone is enough: triggered and resolved are of one incident", async () => {
    const parts = { occurredAt: at("2026-11-22T12:00:00Z"), incident: "drill" };
    expect(await parse("standard-webhooks", '{"type":"drill.triggered"}', headers)).toMatchObject({
      ...parts,
      kind: "triggered",
    });
    expect(await parse("standard-webhooks", '{"type":"drill.resolved"}', headers)).toMatchObject({
      ...parts,
      kind: "resolved",
    });
    expect(
      await parse(
        "standard-webhooks",
        '{"type":"drill.begun","data":{"kind":"triggered"}}',
        headers,
      ),
    ).toMatchObject({ ...parts, kind: "triggered" });
  });
});

describe.each([
  "github",
  "pagerduty",
  "grafana",
  "alertmanager",
  "datadog",
  "standard-webhooks",
  "sns",
])("%s", (name) => {
  const headers = {
    "X-GitHub-Event": "issues",
    "X-GitHub-Delivery": "1",
    "webhook-id": "msg_1",
    "webhook-timestamp": "1795348800",
    "webhook-signature": "v1,",
  };

  test.each(["", "no json", "[]", "null", '"text"', '{"event":{"id":1}}'])(
    "the body %j is malformed",
    async (body) => {
      const outcome = await parse(name, body, headers).then(
        (delivery) => delivery.kind,
        (error: { code: string }) => error.code,
      );
      // GitHub has more events than anybody knows: an object is one of them
      const isAnyEvent = name === "github" && body.startsWith("{");
      expect(outcome).toBe(isAnyEvent ? "other" : "MALFORMED_DELIVERY");
    },
  );

  test("what is nested deeper than anybody needs is malformed before it is read", async () => {
    const read = async (levels: number) =>
      parse(name, "[".repeat(levels) + "]".repeat(levels), headers);
    await expect(read(500_000)).rejects.toMatchObject({
      code: "MALFORMED_DELIVERY",
      message: expect.stringContaining("nested more than 100 levels deep"),
    });
    await expect(read(100)).rejects.toMatchObject({
      message: expect.not.stringContaining("nested"),
    });
  });

  test("bytes that are not UTF-8 are malformed", async () => {
    const bytes = Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d);
    const sent = { headers: new Headers(headers), body: bytes, receivedAt: now };
    await expect(sender(name).parse(sent)).rejects.toMatchObject({ code: "MALFORMED_DELIVERY" });
  });
});
