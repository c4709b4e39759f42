import type { Context } from "hono";
import { PggitError } from "pggit";
import { type Answering, type PageApi, pageApi } from "./page-api.ts";
import type { PagesEnv } from "./pages-env.ts";
import { keyOf } from "./session.ts";
import { findVisitor, type Visitor } from "./visitor.ts";

/** Somebody who is logged in, and the API as he may call it. */
export interface Entered {
  readonly api: PageApi;
  readonly visitor: Visitor;
}

/** Lets visitors in who are logged in. @throws PggitError UNAUTHENTICATED for others */
export type Enter = (context: Context<PagesEnv>) => Promise<Entered>;

/**
 * @param api answers what the pages ask
 * @param hasLogin false where the API asks nobody who he is, for development
 */
export function entranceOf(api: Answering, hasLogin: boolean): Enter {
  return async (context) => {
    const key = keyOf(context) ?? (hasLogin ? null : "development");
    if (key === null) throw notLoggedIn();
    const asked = pageApi(api, context, key);
    const visitor = await findVisitor(asked);
    context.set("visitor", visitor);
    return { api: asked, visitor };
  };
}

function notLoggedIn(): PggitError {
  return new PggitError({
    code: "UNAUTHENTICATED",
    message: "Nobody is logged in.",
    hint: "Log in with an API key.",
  });
}
