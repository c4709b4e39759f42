import type { Hono } from "hono";
import type { ApiEnv } from "../http/api-env.ts";

/** `/openapi.json` for programs and `/reference` for people; both say what is public anyway. */
export function documentRoutes(app: Hono<ApiEnv>): void {
  let text: string | undefined;
  let page: string | undefined;
  // Loaded and made when somebody asks: a function that starts for one call has no need of it.
  app.get("/openapi.json", async (context) => {
    const { openapiDocument } = await import("./openapi-document.ts");
    text ??= JSON.stringify(openapiDocument());
    return context.body(text, 200, { "Content-Type": "application/json" });
  });
  app.get("/reference", async (context) => {
    const { openapiDocument } = await import("./openapi-document.ts");
    const { referencePage } = await import("./reference-page.ts");
    const { referencePolicy } = await import("./reference-style.ts");
    page ??= (await referencePage(openapiDocument())).toString();
    context.header("Content-Security-Policy", await referencePolicy());
    return context.html(page);
  });
}
