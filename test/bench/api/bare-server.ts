/** The floor: a handler of Hono's that asks `SELECT 1`, with the driver and as many connections as the API has. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";

const [url = "", max = "5"] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: Number(max) });
const app = new Hono();

app.get("/select", async (context) => {
  const { rows } = await pool.query("select 1 as one");
  return context.json({ rows });
});

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}`),
);
