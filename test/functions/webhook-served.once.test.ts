/** Webhooks as somebody runs them: `pggit serve` with a configuration and its variables. */
import { readFile } from "node:fs/promises";
import { createHmac, randomBytes } from "node:crypto";
import { makeApiKey } from "pggit-functions";
import { serve } from "pggit-functions/serve";
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { tracking } from "./webhook-checks.ts";

const db = useDatabase(installed);

/** A request as Standard Webhooks has it signed. */
function signed(body: string, key: Buffer) {
  const [id, time] = [crypto.randomUUID(), String(Math.floor(Date.now() / 1000))];
  const signature = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64");
  return {
    method: "POST",
    body,
    headers: {
      "webhook-id": id,
      "webhook-timestamp": time,
      "webhook-signature": `v1,${signature}`,
    },
  };
}

test("a script stops tracking over HTTP without a login, and no secret is in any line of the log", async () => {
  const key = randomBytes(32);
  const secret = `whsec_${key.toString("base64")}`;
  const { hash } = await makeApiKey("ops");
  const lines: string[] = [];
  const server = await serve({
    sources: [
      JSON.stringify({
        environments: { production: { target: "env:DATABASE" } },
        keys: [
          {
            id: "ops",
            hashes: [hash],
            scopes: ["read"],
            environments: "all",
            expires_at: "2999-01-01T00:00:00Z",
          },
        ],
        webhooks: {
          runbook: {
            sender: "standard-webhooks",
            secrets: ["env:RUNBOOK_SECRET"],
            environments: ["production"],
            rules: [{ action: "disable", when: { severity: "critical" } }, { action: "enable" }],
          },
        },
      }),
    ],
    variables: { DATABASE: db.url, RUNBOOK_SECRET: secret },
    host: "127.0.0.1",
    port: 0,
    readFile: (path) => readFile(path, "utf8"),
    write: (line) => lines.push(line),
  });
  const client = await db.client();
  const url = `${server.url}/v1/webhooks/runbook`;
  const body = (kind: string) =>
    JSON.stringify({
      type: `incident.${kind}`,
      data: { incident: "INC-7", title: "Größe 🚨", severity: "critical" },
    });
  try {
    const disabled = await fetch(url, signed(body("triggered"), key));
    expect(disabled.status).toBe(200);
    expect(await disabled.json()).toEqual({
      outcomes: [
        {
          environment: "production",
          action: "disable",
          reason: "webhook runbook: Größe 🚨",
          until: expect.stringMatching(/Z$/),
        },
      ],
    });
    expect(await tracking(client)).toMatchObject({ status: "disabled" });
    expect((await fetch(`${server.url}/v1/environments`)).status).toBe(401);
    const refused = await fetch(url, signed(body("triggered"), randomBytes(32)));
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ code: "INVALID_SIGNATURE", status: 401 });
    expect(refused.headers.get("X-Request-Id")).toMatch(/./);
    const enabled = await fetch(url, signed(body("resolved"), key));
    expect(enabled.status).toBe(200);
    expect(await tracking(client)).toMatchObject({ status: "enabled" });
  } finally {
    await server.close();
  }
  expect(lines.join("\n")).toContain("/v1/webhooks/");
  expect(lines.join("\n")).not.toContain(key.toString("base64"));
});
