import type { Hono } from "hono";
import type { ApiEnv } from "../http/api-env.ts";
import { openapiDocument } from "./openapi-document.ts";
import { referencePage } from "./reference-page.ts";
import { referencePolicy } from "./reference-style.ts";

/** `/openapi.json` for programs and `/reference` for people; both say what is public anyway. */
export function documentRoutes(app: Hono<ApiEnv>): void {
  let text: string | undefined;
  let page: string | undefined;
  // Made when somebody asks: a function that starts for one call has no need of it.
  app.get("/openapi.json", (context) => {
    text ??= JSON.stringify(openapiDocument());
    return context.body(text, 200, { "Content-Type": "application/json" });
  });
  app.get("/reference", async (context) => {
    page ??= (await referencePage(openapiDocument())).toString();
    context.header("Content-Security-Policy", await referencePolicy());
    return context.html(page);
  });
}
