import { expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { readObject, rolledBack } from "./cases.ts";

const database = useDatabase();

test("a privilege that is granted adds, one that is taken away restricts", () =>
  rolledBack(database, async (client) => {
    await client.query(`create function public.f() returns int language sql as 'select 1';
      revoke execute on function public.f() from public;
      grant execute on function public.f() to pg_monitor`);
    const facets = (await readObject(client, "function", "public.f()"))?.facets;
    expect(facets?.["revoked:PUBLIC:EXECUTE"]).toMatchObject({
      impact: "restriction",
      value: "revoked",
    });
    expect(facets?.["privilege:pg_monitor:EXECUTE"]).toMatchObject({
      impact: "contract",
      value: "granted",
    });
  }));
