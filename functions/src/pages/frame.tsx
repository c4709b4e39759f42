import type { Context } from "hono";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Assets } from "./assets.ts";
import { Layout, type LayoutProps } from "./layout.tsx";
import type { PagesEnv } from "./pages-env.ts";
import { takeSaid } from "./said.ts";

/** What a page shows inside its frame. */
export interface Framed
  extends Pick<LayoutProps, "title" | "environment" | "view" | "refreshSeconds"> {
  readonly body: Child;
  readonly status?: number;
}

/** Draws pages in their frame. */
export type Frame = (context: Context<PagesEnv>, framed: Framed) => Response | Promise<Response>;

/**
 * @param assets where the stylesheet and the script are
 * @param hasLogin false where nobody has to log in, and so nobody can log out
 */
export function frameWith(assets: Assets, hasLogin: boolean): Frame {
  return (context, { body, status = 200, ...rest }) => {
    const layout = (
      <Layout
        assets={assets}
        hasLogin={hasLogin}
        requestId={context.env.requestId}
        said={takeSaid(context)}
        visitor={context.get("visitor")}
        {...rest}
      >
        {body}
      </Layout>
    );
    return context.html(html`<!doctype html>${layout}`, status as ContentfulStatusCode);
  };
}
