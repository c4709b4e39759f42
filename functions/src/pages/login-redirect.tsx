import type { Context } from "hono";
import { html } from "hono/html";
import type { PggitError } from "pggit";
import type { PagesEnv } from "./pages-env.ts";
import { pathWith } from "./path-with.ts";
import { safePath } from "./safe-path.ts";
import { say } from "./said.ts";
import { closeSession, keyOf } from "./session.ts";

/** Sends somebody who is not logged in to the login, and from there to where he wanted. */
export function toLogin(
  context: Context<PagesEnv>,
  error: PggitError,
): Response | Promise<Response> {
  const { pathname, search } = new URL(context.req.url);
  const next = safePath(pathname + search);
  const hadSession = keyOf(context) !== null;
  if (hadSession) {
    closeSession(context);
    say(context, `You were logged out. ${error.message}`);
  } else if (isLink(context.req.raw)) {
    return context.html(page(next));
  }
  return context.redirect(pathWith("/ui/login", { next: next === "/ui/" ? null : next }), 303);
}

/**
 * Whether a link on another site led here: then the browser kept the cookie back, and
 * the visitor may well be logged in.
 */
function isLink({ method, headers }: Request): boolean {
  const from = headers.get("sec-fetch-site");
  return method === "GET" && (from === "cross-site" || from === "same-site");
}

/** Asks for the same page once more, this time from here, where the cookie is sent along. */
function page(next: string) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0;url=${next}">
<title>pgGit</title>
</head>
<body><p><a href="${next}">Go on to pgGit</a></p></body>
</html>`;
}
