/**
 * One browser for the whole run of the project: started before its first test
 * file, closed after its last. Tests find it under `inject("browser")`.
 */
import type { TestProject } from "vitest/node";
import { launchBrowser } from "./launch.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where playwright reaches the browser. */
    browser: string;
  }
}

/** Called by vitest; what it returns is called after the last test, also when tests failed. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchBrowser(process.env.PGGIT_TEST_BROWSER);
  project.provide("browser", server.wsEndpoint());
  return () => server.close();
}
