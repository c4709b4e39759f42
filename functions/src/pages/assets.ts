import type { Hono } from "hono";
import type { PagesEnv } from "./pages-env.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

/** Where the page's own files are; the address changes with what is in them. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

const aYear = 365 * 24 * 60 * 60;

/** Serves the stylesheet and the script, which anybody may read. */
export async function assetRoutes(pages: Hono<PagesEnv>): Promise<Assets> {
  return {
    style: await serve(pages, "/ui/page.css", { text: style, type: "text/css; charset=utf-8" }),
    script: await serve(pages, "/ui/page.js", {
      text: script,
      type: "text/javascript; charset=utf-8",
    }),
  };
}

async function serve(
  pages: Hono<PagesEnv>,
  path: string,
  { text, type }: { readonly text: string; readonly type: string },
): Promise<string> {
  const version = await hashOf(text);
  pages.get(path, (context) => {
    // Under another address, one of a release before or after, it may be kept by nobody.
    const isCurrent = context.req.query("v") === version;
    const caching = isCurrent ? `public, max-age=${aYear}, immutable` : "no-cache";
    return context.body(text, 200, { "Content-Type": type, "Cache-Control": caching });
  });
  return `${path}?v=${version}`;
}

/** The first half of sha256, in hex. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
