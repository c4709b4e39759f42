/** Whatever is sent to a running server and whatever fails: nothing that it says or keeps has a secret in it. */
import { readFile } from "node:fs/promises";
import { connect } from "pggit";
import { makeApiKey } from "pggit-functions";
import { type RunningServer, serve } from "pggit-functions/serve";
import { afterEach, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { uniqueName } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const password = "s3cret/p@ss w%rd";
const wrongPassword = "not-the-passw0rd";
const webhookSecret = "webhook-secret-of-32-characters!!";
/** A token with three parts, as GitHub's have, that nobody signed. */
const token = ["eyJhbGciOiJSUzI1NiJ9", "eyJzdWIiOiJzZWNyZXQtc3ViIn0", "c2VjcmV0LXNpZ25hdHVyZQ"];

/** A URL of the database for a role with that password, and one that the server refuses. */
async function urls(): Promise<readonly [string, string]> {
  const role = await db.role({ prefix: uniqueName("api") });
  const owner = await connect(db.url);
  await owner.query(`alter role ${role.name} password '${password}'`);
  await owner.query(`grant pggit_admin to ${role.name}`);
  await owner.close();
  const withPassword = (text: string) => {
    const url = new URL(role.url);
    url.password = encodeURIComponent(text);
    return url.href;
  };
  return [withPassword(password), withPassword(wrongPassword)];
}

/** Every way in which somebody may send a credential, right or wrong, and in which a call may fail. */
async function callAll(url: string, credentials: readonly string[]): Promise<string[]> {
  const said: string[] = [];
  for (const credential of credentials) {
    for (const [method, path, body] of [
      ["GET", "environments", ""],
      ["GET", "environments/shop/status", ""],
      ["GET", "environments/refused/status", ""],
      ["GET", "environments/unreachable/status", ""],
      ["GET", "environments/shop/history/object?object=%00", ""],
      ["POST", "environments/shop/milestone/create", '{"name": "v1"}'],
      ["POST", "environments/shop/milestone/create", "{"],
      ["POST", "environments/shop/jobs", '{"kind": "verify"}'],
      ["POST", "compare", '{"env1": "shop", "env2": "refused"}'],
      ["POST", "webhooks/pager", "{}"],
    ] as const) {
      const response = await fetch(`${url}/v1/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${credential}`,
          "content-type": "application/json",
        },
        ...(method === "POST" && { body }),
      });
      said.push(JSON.stringify([...response.headers]), await response.text());
    }
  }
  return said;
}

test("neither log, answer nor database has a key, a token, a password or a webhook's secret", async () => {
  const [good, refused] = await urls();
  const { key, hash } = await makeApiKey("ci");
  const { key: unknown } = await makeApiKey("ci");
  const expired = await makeApiKey("old");
  const access = { scopes: ["read", "operate"], environments: "all" };
  const lines: string[] = [];
  const config = {
    environments: {
      shop: { target: "env:SHOP_URL" },
      refused: { target: refused },
      unreachable: { target: `postgres://reader:${wrongPassword}@127.0.0.1:1/shop` },
    },
    keys: [
      { id: "ci", hashes: [hash], ...access, expires_at: "2999-01-01T00:00:00Z" },
      { id: "old", hashes: [expired.hash], ...access, expires_at: "2020-01-01T00:00:00Z" },
    ],
    webhooks: {
      pager: {
        sender: "github",
        secrets: [webhookSecret],
        environments: ["shop"],
        rules: [{ action: "disable", when: {} }],
      },
    },
  };
  server = await serve({
    sources: [JSON.stringify(config)],
    variables: { SHOP_URL: good },
    host: "127.0.0.1",
    port: 0,
    readFile: (path) => readFile(path, "utf8"),
    metrics: { host: "127.0.0.1", port: 0 },
    write: (line) => lines.push(line),
  });
  const said = await callAll(server.url, [key, unknown, expired.key, `${key}x`, token.join(".")]);
  said.push(await (await fetch(String(server.metricsUrl))).text());
  const sql = await connect(db.url);
  const tables = await sql.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class as c
     where c.relnamespace = 'pggit'::regnamespace and c.relkind in ('r', 'p')`,
  );
  const kept: string[] = [];
  for (const { name } of tables) {
    const rows = await sql.query<{ row: string }>(`select t::text as row from ${name} as t`);
    kept.push(...rows.map(({ row }) => row));
  }
  await sql.close();
  const places = { log: lines.join("\n"), answers: said.join("\n"), database: kept.join("\n") };
  // What is looked through is what there is: calls that went well, were refused and failed.
  expect(places.answers).toMatch(/"rows".*UNAUTHENTICATED/s);
  expect(places.answers).toContain("AUTHENTICATION_FAILED");
  expect(places.log).toContain("key:ci");
  expect(places.database).toContain("key:ci");
  const passwords = [password, wrongPassword, webhookSecret].flatMap((text) => [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString("base64"),
  ]);
  const keys = [key, unknown, expired.key].map((text) => text.slice(-49));
  const hashes = [hash, expired.hash].map((text) => text.slice("sha256:".length));
  for (const [place, text] of Object.entries(places)) {
    const found = [...passwords, ...keys, ...hashes, ...token].filter((secret) =>
      text.includes(secret),
    );
    expect(found, place).toEqual([]);
  }
});
