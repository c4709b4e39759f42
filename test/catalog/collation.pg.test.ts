import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { atSavepoint, readObject, rolledBack, testCatalog } from "./cases.ts";

testCatalog("collation", [
  {
    name: "a collation of the C library",
    ddl: `create collation public.c (provider = libc, locale = 'C'); comment on collation public.c is 'bytes'`,
    identity: "public.c",
    definition: "CREATE COLLATION public.c (\n    PROVIDER = libc,\n    LOCALE = 'C'\n)",
    facets: { provider: "libc", locale: "C", comment: "bytes" },
  },
  {
    name: "a collation whose order and classes differ, and an odd name",
    setup: 'create schema "S p"',
    ddl: `create collation "S p"."C ""1""" (lc_collate = 'C', lc_ctype = 'POSIX')`,
    identity: '"S p"."C ""1"""',
    definition: `CREATE COLLATION "S p"."C ""1""" (
    PROVIDER = libc,
    LC_COLLATE = 'C',
    LC_CTYPE = 'POSIX'
)`,
    facets: { provider: "libc", lc_collate: "C", lc_ctype: "POSIX" },
  },
  {
    name: "a collation of ICU that does not tell apart what looks alike",
    ddl: `create collation public.icu (provider = icu, locale = 'de-DE', deterministic = false)`,
    identity: "public.icu",
    definition: `CREATE COLLATION public.icu (
    PROVIDER = icu,
    LOCALE = 'de-DE',
    DETERMINISTIC = false
)`,
    facets: { provider: "icu", locale: "de-DE", deterministic: "false" },
  },
]);

const database = useDatabase(undefined, { each: "file" });

/** What a major version adds, and the definition of a collation that uses it. */
const additions: readonly [since: number, options: string, clauses: string][] = [
  [
    16,
    "provider = icu, locale = 'und', rules = '& V << w'",
    "PROVIDER = icu,\n    LOCALE = 'und',\n    RULES = '& V << w'",
  ],
  [17, "provider = builtin, locale = 'C.UTF-8'", "PROVIDER = builtin,\n    LOCALE = 'C.UTF-8'"],
];

test("rules come with 16 and the builtin provider with 17", () =>
  rolledBack(database, async (client) => {
    const [server] = await client.query<{ major: number }>(
      "select current_setting('server_version_num')::int / 10000 as major",
    );
    const major = server?.major ?? 0;
    for (const [since, options, clauses] of additions) {
      const made = atSavepoint(client, async () => {
        await client.query(`create collation public.c (${options})`);
        return (await readObject(client, "collation", "public.c"))?.definition;
      });
      if (major >= since) {
        expect(await made).toBe(`CREATE COLLATION public.c (\n    ${clauses}\n)`);
      } else {
        await expect(made).rejects.toThrow(/not recognized|unrecognized/);
        await client.query("rollback to savepoint before");
      }
    }
  }));
