import type { Hono } from "hono";
import { PggitError } from "pggit";
import type { AppDependencies } from "../app-dependencies.ts";
import { addressGroup } from "../auth/address-group.ts";
import { rateLimit } from "../auth/rate-limit.ts";
import { refuseFor } from "../auth/refuse-for.ts";
import type { ApiEnv } from "../http/api-env.ts";
import { readBody } from "../http/read-body.ts";
import { Webhook } from "./webhook.ts";
import type { WebhookWorld } from "./webhook-world.ts";

/**
 * Adds `POST /v1/webhooks/{name}`: deliveries of the configured webhooks. Nobody
 * logs in there, each delivery is signed; so it has to come before what finds out
 * who calls.
 *
 * What an address sends without a good signature is refused as it is, and put on
 * record, a few times a minute; then it is told to come later, and nothing is
 * written. A good signature is heard however often others at its address failed;
 * but where it is only found by reading what was sent, nothing long is read then.
 *
 * @param world what webhooks need besides the environments
 */
export function webhookRoutes(
  app: Hono<ApiEnv>,
  {
    config,
    environments,
    getConnInfo,
  }: Pick<AppDependencies, "config" | "environments" | "getConnInfo">,
  world: WebhookWorld,
): void {
  const webhooks = new Map(
    Object.entries(config.webhooks).map(([name, one]) => [
      name,
      new Webhook(name, one, environments, world),
    ]),
  );
  const failures = rateLimit(config.limits.failures_per_minute, () => world.now().getTime());
  app.post("/v1/webhooks/:name", async (context) => {
    const address = addressGroup(getConnInfo?.(context).remote.address);
    const refuse = (seconds: number) =>
      refuseFor(seconds, "Too many deliveries that were refused", context);
    const refusals = {
      count: () => refuse(failures.take(address)),
      check: () => refuse(failures.wait(address)),
    };
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
      refusals.count();
      throw unknown(name);
    }
    return context.json({ outcomes: await webhook.receive(read, refusals) });
  });
}

function unknown(name: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_WEBHOOK",
    message: `There is no webhook called ${JSON.stringify(name.slice(0, 63))}.`,
    hint: "Its name is the last part of the address, as in the configuration under webhooks.",
  });
}
