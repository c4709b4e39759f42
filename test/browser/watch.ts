import type { BrowserContext, Page } from "playwright-core";

/** What went wrong while pages were visited, in words; empty while nothing did. */
export type Problems = readonly string[];

/** The browser's own line for an answer that a test asked for; whoever asks looks at its status. */
const isRefusal = /^Failed to load resource: the server responded with a status of 4\d\d/;

/**
 * Notes what no page may ever do, script or not: ask another origin for anything, break its own content security
 * policy, throw, print an error, open a dialog, or be answered 500 or more.
 *
 * A request to another origin is not let out.
 */
export async function watch(context: BrowserContext, origin: string): Promise<Problems> {
  const problems: string[] = [];
  await context.route(
    ({ origin: asked }) => asked !== origin,
    (route) => {
      problems.push(`asked ${route.request().url()}`);
      return route.abort();
    },
  );
  context.on("response", (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} of ${response.url()}`);
  });
  context.on("console", (message) => {
    // violations of the policy are among the errors, also where scripts are off
    if (message.type() !== "error" || isRefusal.test(message.text())) return;
    problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => problems.push(`error: ${error.error().message}`));
  context.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("page", (page) => watchPage(page, problems));
  return problems;
}

function watchPage(page: Page, problems: string[]): void {
  page.on("websocket", (socket) => problems.push(`asked ${socket.url()}`));
  page.on("crash", () => problems.push("the page crashed"));
}
