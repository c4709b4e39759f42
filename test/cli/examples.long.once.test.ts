/** Each command shows an example of itself, and each of these examples works. */
import { operations } from "pggit";
import { describe, expect, test } from "vitest";
import { commandNames, ran } from "../../packages/cli/src/edges.fixture.ts";
import { installIn } from "../install/install-in.ts";
import { foldAged } from "../purge/old-history.ts";
import { withClient } from "../servers/client.ts";
import { template } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";

const conflict = "4a4be2d5-0c3e-4b5c-9d57-2f3c0a8f3c11";

/** Days since a time that is before every date in an example. */
const age = Math.ceil((Date.now() - Date.parse("2026-10-01")) / 86_400_000);

/** Twelve deliveries, each of which stopped tracking, and the stop that is over. */
const delivered = `
  select pggit.receive_delivery(
    'pd', 'pagerduty', 'E' || n, 'triggered', 'P' || n, now(), 'Latency', 'disable', '1 hour', 'webhook pd: Latency'
  ) from generate_series(1, 12) as n;
  select pggit.emergency_enable()`;

/** What the examples speak of: a table with versions, a branch, an environment, a conflict, deliveries. */
const spokenOf = template("cli_examples", async ({ url, client }) => {
  await installIn(url);
  for (const statement of [
    "create schema api",
    "create table users (id int primary key, name text)",
    "alter table users add column email text",
    "alter table users add column phone text",
    "create table orders (id int primary key); create table customers (id int primary key)",
  ]) {
    await client.query(statement);
    await foldAged(client, age);
  }
  await client.query("select pggit.create_branch('before-release', 'HEAD~1')");
  await client.query("select pggit.create_branch('feature')");
  await client.query("select pggit.create_milestone('v0.9')");
  // The last of them is the seventh.
  for (let number = 1; number <= 7; number += 1) {
    await client.query(`select pggit.begin_deployment('earlier ${number}')`);
    await client.query("select pggit.end_deployment()");
  }
  const data = {
    base_version: "1.0.0",
    base_definition: "CREATE TABLE orders (id int primary key)",
    incoming_definition: "CREATE TABLE orders (id int primary key, note text)",
  };
  await client.query("select pggit.register_conflict('merge', 'table', 'public.orders', $1)", [
    data,
  ]);
  await client.query(delivered);
  await client.query("update pggit.conflict_registry set conflict_id = $1", [conflict]);
});

/** What has to be so before an example does what it says. */
const before: Readonly<Record<string, string>> = {
  "branch create": "select pggit.delete_branch('before-release')",
  "branch merge": "select pggit.create_branch('staging')",
  "deployment end": "select pggit.begin_deployment('release 42')",
  "emergency enable": "select pggit.emergency_disable()",
  "milestone delete": "select pggit.create_milestone('v1.0')",
  "tracking resume": "select pggit.pause_tracking()",
};

/** Ends that are no error, and not 0: what differs, and a clock that stands still in these tests. */
const ends: Readonly<Record<string, number>> = { "history diff": 1, doctor: 1 };

const files = {
  "api.json": JSON.stringify({ environments: { production: { target: "env:PRODUCTION_URL" } } }),
};
const keys = JSON.stringify({
  keys: [
    {
      id: "ci",
      hashes: [`sha256:${"0".repeat(64)}`],
      scopes: ["read"],
      environments: "all",
      expires_at: "2126-01-01T00:00:00Z",
    },
  ],
});

/** The examples in a command's help, as words. */
async function examplesOf(command: string): Promise<string[][]> {
  const { stdout } = await ran([...command.split(" "), "--help"]);
  return [...stdout.matchAll(/^ {2}\$ pggit (.*)$/gm)].map(([, line = ""]) =>
    [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
  );
}

async function expectExamplesToWork(
  command: string,
  production: string,
  staging: string,
): Promise<void> {
  const examples = await examplesOf(command);
  expect(examples.length, `${command} --help has an example`).toBeGreaterThan(0);
  for (const words of examples) {
    expect(words.slice(0, command.split(" ").length).join(" ")).toBe(command);
    // Whatever listens on the port of the example on this machine is none of the test's business.
    const argv = words.map((word) => (word === "8080" ? "0" : word));
    const { code, stdout, stderr } = await ran(argv, {
      files,
      environment: {
        PRODUCTION_URL: production,
        OPERATIONS_URL: production,
        STAGING_URL: staging,
        API_KEYS: keys,
      },
    });
    expect(stderr).not.toMatch(/^error:/m);
    expect({ code, stdout }).toMatchObject({ code: ends[command] ?? 0 });
  }
}

const isReading = (command: string) =>
  operations.find(({ name }) => name === command)?.effect === "read" ||
  ["doctor", "keys create", "completion"].includes(command);
const commands = commandNames();

test("every operation is among the commands", () => {
  const reachable = operations.map(({ name }) => name);
  expect(commands).toEqual(expect.arrayContaining(reachable));
});

describe("what only reads", () => {
  const production = useDatabase(spokenOf, { each: "file" });
  const staging = useDatabase(spokenOf, { each: "file" });

  test.each(commands.filter(isReading))("the examples of %s work", async (command) => {
    await expectExamplesToWork(command, production.url, staging.url);
  });
});

describe("what changes something", () => {
  const database = useDatabase(spokenOf);

  test.each(commands.filter((command) => !isReading(command)))(
    "the examples of %s work",
    async (command) => {
      const statement = before[command];
      if (statement !== undefined) {
        await withClient(database.url, (client) => client.query(statement));
      }
      await expectExamplesToWork(command, database.url, database.url);
    },
    60_000,
  );
});
