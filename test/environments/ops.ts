/** An operations database: pgGit and dblink, and nothing of its own. */
import { connect, install } from "pggit";
import { template } from "../servers/databases.ts";

export const ops = template("ops", async ({ url }) => {
  const sql = await connect(url);
  await install(sql);
  await sql.script("create extension dblink");
  await sql.query("select pggit.fold(true)");
  await sql.close();
});
