import { Hono } from "hono";
import type { AppDependencies } from "./app-dependencies.ts";

/**
 * The operations API as one app of web standards alone: the same on Lambda, on
 * Node and on runtimes like Workers.
 */
export function createApp(dependencies: AppDependencies): Hono {
  const app = new Hono();
  app.get("/livez", (context) => context.json({ status: "ok" }));
  app.get("/v1/environments", (context) =>
    context.json({ environments: dependencies.environments.names }),
  );
  return app;
}
