import { createMiddleware } from "hono/factory";

/** What every answer tells browsers and caches: keep nothing, guess no type, run nothing, be framed by nobody. */
export const closing = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
};

/** Sets headers that close an answer; a page that needs more says so itself. */
export const closedHeaders = createMiddleware(async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(closing)) {
    if (!context.res.headers.has(name)) context.header(name, value);
  }
});
