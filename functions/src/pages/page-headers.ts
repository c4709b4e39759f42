import { createMiddleware } from "hono/factory";
import type { PagesEnv } from "./pages-env.ts";

/** What a page may do: its own style and script, forms to itself, and nothing else. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Headers of every page. The referrer stays inside: without any, browsers would send
 * `Origin: null` with a form, and no form could be told from a stranger's.
 */
export const pageHeaders = createMiddleware<PagesEnv>(async (context, next) => {
  await next();
  context.header("Content-Security-Policy", pagePolicy);
  context.header("Referrer-Policy", "same-origin");
  context.header("Cross-Origin-Opener-Policy", "same-origin");
  context.header("X-Request-Id", context.env.requestId);
});
