import type { Context, Hono } from "hono";
import type { AppDependencies } from "../app-dependencies.ts";
import type { ApiEnv } from "../http/api-env.ts";
import { lazily } from "../runtime/lazily.ts";

/**
 * The status page: everything below /ui, where / leads.
 *
 * It is an app of its own that is loaded when somebody first looks at it, since a
 * function that starts for one call has no need of it.
 */
export function pageRoutes(
  app: Hono<ApiEnv>,
  dependencies: Pick<AppDependencies, "config" | "report">,
): void {
  const pages = lazily(async () => {
    const { createPages } = await import("./pages.tsx");
    return createPages(app, dependencies);
  });
  const show = async (context: Context<ApiEnv>) =>
    (await pages()).fetch(context.req.raw, {
      outer: context.env,
      requestId: context.get("requestId"),
    });
  app.all("/", (context) => context.redirect("/ui/", 302));
  app.all("/ui", (context) => context.redirect("/ui/", 302));
  app.all("/ui/*", show);
}
