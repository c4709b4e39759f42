import { createHmac, randomUUID } from "node:crypto";
import { makeApiKey } from "pggit-functions";
import { installIn } from "../../install/install-in.ts";
import { withClient } from "../../servers/client.ts";
import { type Server, startServer } from "../../servers/embedded.ts";
import { createTables } from "../schema-of-size.ts";
import type { Request } from "./load.ts";

/** A database with pgGit, and how it is asked. */
export interface World {
  readonly server: Server;
  readonly databaseUrl: string;
  /** The API's configuration, as text. */
  readonly config: string;
  readonly maxConnections: number;
  readonly status: () => Request;
  /** A signed delivery of PagerDuty, each with an id and an incident of its own. */
  readonly delivery: () => Request;
  readonly branches: () => Request;
}

const secret = "a secret of enough length";

/** As the API has by default. */
const maxConnections = 5;

/** Makes a server with a database of some tables; close the server afterwards. */
export async function makeWorld(tables: number): Promise<World> {
  const server = await startServer({ version: 18, storage: "disk" });
  try {
    await withClient(server.url(), (client) => client.query("create database shop"));
    const databaseUrl = server.url("shop");
    await installIn(databaseUrl);
    await withClient(databaseUrl, async (client) => {
      await createTables(client, tables);
      await client.query("select pggit.fold(true)");
    });
    const { key, hash } = await makeApiKey("bench");
    const config = JSON.stringify({
      environments: { production: { target: databaseUrl, max_connections: maxConnections } },
      limits: { calls_per_minute: 10_000_000 },
      keys: [
        {
          id: "bench",
          hashes: [hash],
          scopes: ["read", "operate", "emergency"],
          environments: "all",
          expires_at: "2999-01-01T00:00:00Z",
        },
      ],
      webhooks: {
        pd: {
          sender: "pagerduty",
          secrets: [secret],
          environments: ["production"],
          rules: [{ action: "disable", duration: "1 hour", reason: "{title}" }],
        },
      },
    });
    const headers = { authorization: `Bearer ${key}` };
    const base = "/v1/environments/production";
    return {
      server,
      databaseUrl,
      config,
      maxConnections,
      status: () => ({ method: "GET", path: `${base}/status`, headers }),
      branches: () => ({ method: "GET", path: `${base}/branch/list`, headers }),
      delivery,
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

function delivery(): Request {
  const id = randomUUID();
  const body = JSON.stringify({
    event: {
      id,
      event_type: "incident.triggered",
      occurred_at: new Date().toISOString(),
      data: { id: `P${id}`, title: "DDL hangs", service: { id: "S", summary: "Orders" } },
    },
  });
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-pagerduty-signature": `v1=${signature}`,
  };
  return { method: "POST", path: "/v1/webhooks/pd", headers, body };
}
