import type { Hono } from "hono";
import { PggitError } from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import type { ApiEnv } from "../http/api-env.ts";
import { readBody } from "../http/read-body.ts";
import { Webhook } from "./webhook.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/** Seconds after which a sender may try again. */
const retryAfter = "10";

/**
 * Adds `POST /v1/webhooks/{name}`: deliveries of the configured webhooks. Nobody
 * logs in there, each delivery is signed; so it has to come before what finds out
 * who calls.
 *
 * @param world what webhooks need besides the environments
 */
export function webhookRoutes(
  app: Hono<ApiEnv>,
  { config, environments }: Pick<AppDependencies, "config" | "environments">,
  world: WebhookWorld,
): void {
  const webhooks = new Map(
    Object.entries(config.webhooks).map(([name, one]) => [
      name,
      new Webhook(name, one, environments, world),
    ]),
  );
  app.post("/v1/webhooks/:name", async (context) => {
    const request = context.req.raw;
    const read = async () => ({
      headers: request.headers,
      body: await readBody(request, config.limits.body_bytes),
      receivedAt: world.now(),
    });
    const name = context.req.param("name");
    const webhook = webhooks.get(name);
    if (!webhook) {
      // read as for a known one, so that how long it takes tells nothing
      await read();
      throw unknown(name);
    }
    const outcomes = await webhook.receive(read).catch((error: PggitError) => {
      if (error.status === 503) context.header("Retry-After", retryAfter);
      throw error;
    });
    return context.json({ outcomes });
  });
}

function unknown(name: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_WEBHOOK",
    message: `There is no webhook called ${JSON.stringify(name.slice(0, 63))}.`,
    hint: "Its name is the last part of the address, as in the configuration under webhooks.",
  });
}
