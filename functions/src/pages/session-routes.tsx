import type { Hono } from "hono";
import { PggitError } from "pggit";
import { readForm } from "./form-fields.ts";
import type { Frame } from "./frame.tsx";
import { LoginForm } from "./login-form.tsx";
import { type Answering, pageApi } from "./page-api.ts";
import type { PagesEnv } from "./pages-env.ts";
import { safePath } from "./safe-path.ts";
import { say } from "./said.ts";
import { closeSession, couldBeKey, isReadable, openSession } from "./session.ts";
import { findVisitor } from "./visitor.ts";

interface SessionDependencies {
  readonly api: Answering;
  readonly frame: Frame;
  readonly hasLogin: boolean;
  /** Bytes that a form may have. */
  readonly bodyBytes: number;
}

const path = "/ui/login";

/** To log in with an API key, and to log out. */
export function sessionRoutes(
  pages: Hono<PagesEnv>,
  { api, frame, hasLogin, bodyBytes }: SessionDependencies,
): void {
  pages.get(path, (context) => {
    const next = safePath(context.req.query("next"));
    if (!hasLogin) return context.redirect(next, 303);
    const body = <LoginForm next={next} isOpen={isReadable(context.req.raw)} />;
    return frame(context, { title: "Log in", body });
  });

  pages.post(path, async (context) => {
    const form = await readForm(context.req.raw, bodyBytes);
    const next = safePath(form.text("next"));
    const key = form.text("key");
    try {
      if (!couldBeKey(key)) throw notAKey();
      const visitor = await findVisitor(pageApi(api, context, key));
      openSession(context, key, visitor.expiresAt);
      return context.redirect(next, 303);
    } catch (thrown) {
      const error = PggitError.from(thrown);
      const body = <LoginForm next={next} isOpen={isReadable(context.req.raw)} error={error} />;
      return frame(context, { title: "Log in", body, status: error.status });
    }
  });

  pages.post("/ui/logout", (context) => {
    closeSession(context);
    say(context, "You are logged out.");
    return context.redirect(hasLogin ? path : "/ui/", 303);
  });
}

function notAKey(): PggitError {
  return new PggitError({
    code: "UNAUTHENTICATED",
    message: "This is not an API key.",
    hint: "A key begins with pggit_; pggit keys create makes one.",
  });
}
