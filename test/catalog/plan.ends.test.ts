/** How PostgreSQL reads the catalog for pgGit: what grows with a schema must not be read for each of its objects. */
import { expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";

const db = useDatabase(installed);

test("an object's dependencies are looked for among its own parts, so that reading 100,000 tables takes minutes and not hours", async () => {
  const client = await db.client();
  const kinds = await client.query<{ object_type: string }>(
    "select object_type from pggit.catalog_queries order by 1",
  );
  for (const { object_type } of kinds) {
    const plan = await client.query<{ "QUERY PLAN": string }>(
      `explain select depends_on from pggit.catalog_${object_type.replaceAll(" ", "_")}()`,
    );
    const late = plan.map((row) => row["QUERY PLAN"]).filter((line) => /whole_classid/.test(line));
    expect([object_type, late]).toEqual([object_type, []]);
  }
});
