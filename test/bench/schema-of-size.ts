import type { TestClient } from "../servers/client.ts";

const perStatement = 250;

/**
 * Fills a database with tables of five columns, a key and an index, and one
 * view and one function to every ten tables.
 */
export async function createTables(client: TestClient, tables: number): Promise<void> {
  await client.query("set synchronous_commit = off");
  for (let first = 1; first <= tables; first += perStatement) {
    const numbers = Array.from(
      { length: Math.min(perStatement, tables - first + 1) },
      (_, index) => first + index,
    );
    await client.query(numbers.map(objectsFor).join("\n"));
  }
  await client.query("analyze");
}

function objectsFor(number: number): string {
  const table = `
    create table t${number} (
      id bigint generated always as identity primary key,
      name text not null,
      email text,
      created_at timestamptz default now(),
      amount numeric(12, 2)
    );
    create index t${number}_email on t${number} (email);`;
  if (number % 10 !== 0) return table;
  return `${table}
    create view v${number} as select id, name, upper(email) as email from t${number} where amount > 10;
    create function f${number}(a integer, b text) returns text language sql as $$ select b || a $$;`;
}

/** Changes one table in a hundred, each in one of five ways. */
export async function changeOnePercent(client: TestClient, tables: number): Promise<void> {
  const ways = [
    (n: number) => `alter table t${n} add column phone text`,
    (n: number) => `alter table t${n} alter column amount type numeric(14, 2)`,
    (n: number) => `drop index t${n}_email`,
    (n: number) => `alter table t${n} alter column email set not null`,
    (n: number) => `create table extra${n} (id integer primary key)`,
  ];
  for (let changed = 0; changed < Math.max(1, tables / 100); changed += 1) {
    const way = ways[changed % ways.length];
    // never a table that a view reads: its column could not change its type
    if (way) await client.query(way(changed * 100 + 1));
  }
}
