import { type BrowserServer, chromium } from "playwright-core";
import { findChromium } from "./install-chromium.ts";

/** Nothing that a page did not ask for: no updates, no field trials, no reports, no look-ups of names. */
const flags = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--disable-gpu",
  "--font-render-hinting=none",
  // Every name but this machine's is unknown: a request that gets past a test's guard ends here.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/**
 * Starts a browser that others connect to; the first time it is installed.
 *
 * @param named the path of a browser in place of the one from npm
 */
export async function launchBrowser(named: string | undefined): Promise<BrowserServer> {
  const { program, env } = findChromium(named);
  return chromium.launchServer({
    executablePath: program,
    headless: true,
    host: "127.0.0.1",
    args: flags,
    env: { ...process.env, ...env },
  });
}
