/**
 * The floor: handlers of Hono's that ask for one statement, with the driver and as many connections as the API has.
 * `SELECT 1` is what nothing can be below; `pggit.status()` alone is what the API adds to.
 */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";

const [url = "", max = "5"] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: Number(max) });
const app = new Hono();

const statements = { "/select": "select 1 as one", "/status": "select * from pggit.status()" };
for (const [path, text] of Object.entries(statements)) {
  app.get(path, async (context) => {
    const { rows } = await pool.query(text);
    return context.json({ rows });
  });
}

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}`),
);
