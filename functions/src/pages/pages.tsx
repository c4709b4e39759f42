import { Hono } from "hono";
import { csrf } from "hono/csrf";
import type { AppDependencies } from "../app-dependencies.ts";
import { answerPageProblems } from "./answer-page-problems.tsx";
import { assetRoutes } from "./assets.ts";
import { entranceOf } from "./entrance.ts";
import { environmentList } from "./environment-list.tsx";
import { frameWith } from "./frame.tsx";
import type { Answering } from "./page-api.ts";
import { pageHeaders } from "./page-headers.ts";
import type { PagesEnv } from "./pages-env.ts";
import { sessionRoutes } from "./session-routes.tsx";
import { viewRoutes } from "./view-routes.tsx";
import { views } from "./views.ts";

/**
 * The app of everything below /ui.
 *
 * @param api answers what the pages ask, as it would answer anybody
 */
export async function createPages(
  api: Answering,
  { config, report }: Pick<AppDependencies, "config" | "report">,
): Promise<Hono<PagesEnv>> {
  const pages = new Hono<PagesEnv>();
  pages.use(pageHeaders, csrf());
  const hasLogin = config.development === undefined;
  const frame = frameWith(await assetRoutes(pages), hasLogin);
  const enter = entranceOf(api, hasLogin);
  sessionRoutes(pages, { api, frame, hasLogin, bodyBytes: config.limits.body_bytes });
  pages.get("/ui/", async (context) => frame(context, await environmentList(await enter(context))));
  for (const view of views) {
    viewRoutes(pages, view, { enter, frame, bodyBytes: config.limits.body_bytes });
  }
  pages.get("/ui/:environment", (context) =>
    context.redirect(`${new URL(context.req.url).pathname}/`),
  );
  answerPageProblems(pages, { frame, report, hasLogin });
  return pages;
}
