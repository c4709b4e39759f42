import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { needsOf, readCatalog, readObject, rolledBack, testCatalog } from "./cases.ts";

const setup = "create foreign data wrapper w";

testCatalog("foreign server", [
  {
    name: "a server of which nothing is said",
    setup,
    ddl: "create server s foreign data wrapper w",
    identity: "s",
    definition: "CREATE SERVER s FOREIGN DATA WRAPPER w",
    facets: { wrapper: "w" },
  },
  {
    name: "a server of which everything is said",
    setup,
    ddl: `create server s type 'it''s' version '9' foreign data wrapper w options (port '5432', host 'db');
      comment on server s is 'ours'; grant usage on foreign server s to pg_monitor`,
    identity: "s",
    definition:
      "CREATE SERVER s TYPE 'it''s' VERSION '9' FOREIGN DATA WRAPPER w OPTIONS (host 'db', port '5432')",
    facets: {
      wrapper: "w",
      type: "it's",
      version: "9",
      "option:host": "db",
      "option:port": "5432",
      comment: "ours",
      "privilege:pg_monitor:USAGE": "granted",
    },
  },
  {
    name: "a server with odd names",
    setup: 'create foreign data wrapper "w w"',
    ddl: `create server "on 🙂 ""s""" foreign data wrapper "w w"`,
    identity: `"on 🙂 ""s"""`,
    definition: `CREATE SERVER "on 🙂 ""s""" FOREIGN DATA WRAPPER "w w"`,
    facets: { wrapper: "w w" },
  },
  {
    name: "a server with secrets among its options",
    setup,
    ddl: `create server s foreign data wrapper w options (
      api_key 'hush1', conn_string 'Server=x;Password=hush2', jdbc 'jdbc:x?user=me&password=hush3',
      url 'https://me:hush4@db/x', token_file 'hush5', password_required 'false')`,
    identity: "s",
    definition: `CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (api_key '(redacted)', conn_string '(redacted)', jdbc '(redacted)', password_required 'false', token_file '(redacted)', url '(redacted)')`,
    facets: {
      wrapper: "w",
      "option:api_key": "(redacted)",
      "option:conn_string": "(redacted)",
      "option:jdbc": "(redacted)",
      "option:url": "(redacted)",
      "option:token_file": "(redacted)",
      "option:password_required": "false",
    },
  },
]);

const database = useDatabase(undefined, { each: "file" });

test("a server needs its wrapper, or the extension that has it", () =>
  rolledBack(database, async (client) => {
    await client.query(`create foreign data wrapper "My w"; create extension postgres_fdw;
      create server a foreign data wrapper "My w"; create server b foreign data wrapper postgres_fdw`);
    expect(needsOf(await readObject(client, "foreign server", "a"))).toEqual([
      'foreign data wrapper "My w"',
    ]);
    expect(needsOf(await readObject(client, "foreign server", "b"))).toEqual([
      "extension postgres_fdw",
    ]);
    const wrappers = await readCatalog(client, "foreign data wrapper");
    expect(wrappers.map(({ identity }) => identity)).toEqual(['"My w"']);
  }));

test("no secret leaves the server", () =>
  rolledBack(database, async (client) => {
    await client.query(`${setup}; create server s foreign data wrapper w options (
      password 'hush', odbc_PWD 'hush', auth_token 'hush', sslpassword 'hush', "API-key" 'hush',
      aws_secret_access_key 'hush', sa_key 'hush', url 'mysql://u:hush@h', opts 'user=u pwd=hush')`);
    const object = JSON.stringify(await readObject(client, "foreign server", "s"));
    expect(object).toContain("option:opts");
    expect(object).not.toContain("hush");
  }));
