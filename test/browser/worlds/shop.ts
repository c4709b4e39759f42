/** A shop as its on-call engineer finds it: some weeks of history, open conflicts, an incident that is over. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestClient } from "../../servers/client.ts";
import type { Template } from "../../servers/databases.ts";
import { type Change, installAt, live, people, verifiedLastNight } from "./timeline.ts";

const schema = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../demo/${name}.sql`), "utf8");

/** Who works on the shop. */
const team = ["mira", "jonas"];

const opening: Change = {
  days: 26,
  author: "mira",
  message: "The shop as it opened",
  sql: schema("production"),
};

/** Of production alone, after the opening. */
const changes: readonly Change[] = [
  {
    days: 19,
    author: "mira",
    message: "Ask customers for a phone number",
    sql: `alter table customers add column phone varchar(20);
      comment on column customers.phone is 'As the customer wrote it'`,
  },
  {
    days: 12,
    author: "mira",
    message: "Room for longer phone numbers",
    sql: "alter table customers alter column phone type varchar(32)",
  },
  {
    days: 9,
    author: "mira",
    sql: `create table suppliers (id bigint generated always as identity primary key, name text not null);
      create index suppliers_name on suppliers (lower(name))`,
  },
  {
    days: 5,
    author: "mira",
    message: "Raise the tax",
    sql: `create or replace function calculate_tax(amount numeric) returns numeric
      language sql immutable as $$ select round(amount * 0.20, 2) $$`,
  },
  { days: 2, author: "mira", message: "Suppliers live elsewhere now", sql: "drop table suppliers" },
  {
    days: 0,
    author: "mira",
    message: "Hold orders back",
    sql: "alter table orders add column held boolean not null default false",
  },
];

const customers = (...more: readonly string[]) =>
  `CREATE TABLE customers (${[
    "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    "email text NOT NULL UNIQUE",
    "name text NOT NULL",
    "created_at timestamptz NOT NULL DEFAULT now()",
    ...more,
  ].join(", ")})`;

const products = (...more: readonly string[]) =>
  `CREATE TABLE products (${[
    "sku text PRIMARY KEY",
    "title text NOT NULL",
    "price numeric(8,2) NOT NULL CHECK (price >= 0)",
    ...more,
  ].join(", ")})`;

/** A table that was changed in both: `phone` collides, `locale` does not. */
const both = {
  base_definition: customers("phone varchar(20)"),
  current_definition: customers("phone varchar(32)"),
  incoming_definition: customers("phone text", "locale text DEFAULT 'en'"),
  base_version: "1.1.0",
  current_version: "1.1.1",
  incoming_version: "1.2.0",
};

/** An object of which only one side changed: merging it needs no choice. */
const oneSided = {
  base_definition: products(),
  current_definition: products(),
  incoming_definition: products("weight numeric(8,3)"),
};

const conflicts: readonly (readonly [
  type: string,
  object: string,
  identity: string,
  data: object,
])[] = [
  ["merge", "table", "public.customers", both],
  ["merge", "table", "public.products", oneSided],
  [
    "version",
    "function",
    "public.calculate_tax(numeric)",
    { current_version: "1.0.1", incoming_version: "2.0.0" },
  ],
  ["dependency", "view", "public.open_orders", { missing: ["public.refunds"] }],
];

/** What PagerDuty and somebody else delivered. */
const deliveries = [
  `select pggit.receive_delivery('pagerduty', 'pagerduty', 'E1', 'triggered', 'P100', now() - interval '3 hours',
     'Database latency is high', 'disable', '2 hours', 'webhook pagerduty: Database latency is high (Orders)')`,
  `select pggit.receive_delivery('pagerduty', 'pagerduty', 'E2', 'resolved', 'P100', now() - interval '2 hours',
     'Database latency is high', 'enable', null, 'webhook pagerduty: resolved')`,
  `select pggit.receive_delivery('pagerduty', 'pagerduty', 'E3', 'other', 'P100', now() - interval '1 hour',
     'A note', 'nothing', null, 'no rule matches it')`,
  `select pggit.reject_delivery('pagerduty', 'pagerduty', 'none of its signatures is of one of the webhook''s secrets')`,
];

/** Production: everything that the pages show. */
export const makeShop: Template["build"] = async ({ client, url }) => {
  await begin(client, url);
  await client.query(`
    select pggit.begin_deployment('release 41', description => 'Phone numbers');
    update pggit.deployments set started_at = started_at - interval '20 days'`);
  await live(client, changes.slice(0, 2));
  await client.query(`
    select pggit.end_deployment();
    update pggit.deployments set ended_at = ended_at - interval '11 days';
    select pggit.create_milestone('v41');
    select pggit.create_branch('release-42')`);
  await live(client, changes.slice(2));
  for (const [type, object, identity, data] of conflicts) {
    await client.query("select pggit.register_conflict($1, $2, $3, $4)", [
      type,
      object,
      identity,
      JSON.stringify(data),
    ]);
  }
  // a gap: what was changed while the incident's stop lasted
  await client.query(deliveries[0] ?? "");
  await client.query("create table hotfix (id int)");
  for (const delivery of deliveries.slice(1)) await client.query(delivery);
  await client.query("select pggit.fold(true)");
  await client.query(verifiedLastNight);
};

/** Staging, where the next release is already. */
export const makeNextRelease: Template["build"] = async ({ client, url }) => {
  await begin(client, url);
  await live(client, [
    { days: 3, author: "postgres", message: "The next release", sql: schema("staging") },
  ]);
};

async function begin(client: TestClient, url: string): Promise<void> {
  await people(client, team);
  await installAt(url);
  await live(client, [opening]);
}
