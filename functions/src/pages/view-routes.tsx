import type { Context, Hono } from "hono";
import { PggitError } from "pggit";
import type { Enter } from "./entrance.ts";
import { readForm } from "./form-fields.ts";
import type { Frame } from "./frame.tsx";
import { type Page, pageOf } from "./page.ts";
import type { PagesEnv } from "./pages-env.ts";
import { ProblemNote } from "./parts/problem.tsx";
import { requireScope } from "./require-scope.ts";
import { safePath } from "./safe-path.ts";
import { say } from "./said.ts";
import type { View } from "./view.ts";

/** What the routes of views need besides them. */
interface ViewDependencies {
  readonly enter: Enter;
  readonly frame: Frame;
  /** Bytes that a form may have. */
  readonly bodyBytes: number;
}

/**
 * The routes of a view in every environment: to look at it, and to send its forms.
 *
 * What a form did is said by the page that follows, so that loading that again does
 * nothing again; what went wrong is said above the view itself.
 */
export function viewRoutes(
  pages: Hono<PagesEnv>,
  view: View,
  dependencies: ViewDependencies,
): void {
  const { enter, frame, bodyBytes } = dependencies;
  const path = `/ui/:environment/${view.path}`;

  const open = async (context: Context<PagesEnv>): Promise<Page> => {
    const environment = context.req.param("environment") ?? "";
    const { api, visitor } = await enter(context);
    requireScope(visitor, view.scope, environment);
    return pageOf({ environment, visitor, api, url: new URL(context.req.url) });
  };

  const draw = async (context: Context<PagesEnv>, page: Page, error: PggitError | null) => {
    const shown = await view.show(page);
    if (shown instanceof Response) return shown;
    const { requestId } = context.env;
    const body = (
      <>
        {error && <ProblemNote error={error} requestId={requestId} />}
        {shown.body}
      </>
    );
    const { environment } = page;
    return frame(context, { ...shown, body, environment, view, status: error?.status ?? 200 });
  };

  pages.get(path, async (context) => draw(context, await open(context), null));
  pages.post(path, async (context) => {
    let page = await open(context);
    try {
      const form = await readForm(context.req.raw, bodyBytes);
      page = { ...page, sent: form };
      // A button of a form may say another action than the form itself.
      const action = actionOf(view, form.all("action").at(-1) ?? "");
      requireScope(page.visitor, action.scope, page.environment);
      const done = await action.run(page, form);
      if (done === null) return await draw(context, page, null);
      say(context, done.said);
      return context.redirect(
        safePath(done.to ?? page.path + new URL(context.req.url).search),
        303,
      );
    } catch (thrown) {
      const error = PggitError.from(thrown);
      if (error.code === "UNAUTHENTICATED") throw error;
      return draw(context, page, error);
    }
  });
}

function actionOf({ actions = {} }: View, name: string) {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action;
  throw new PggitError({
    code: "INVALID_ARGUMENT",
    message: "This page has no such form.",
    hint: "Load the page anew and send its form again.",
  });
}
