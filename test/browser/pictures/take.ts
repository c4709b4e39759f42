/**
 * Pictures for the documentation, in docs/images: the main views over the shop that the tests visit, and the comment of
 * the demo on a pull request.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { connect, renderMarkdown, runCheck } from "pggit";
import { type TestClient, withClient } from "../../servers/client.ts";
import type { Template } from "../../servers/databases.ts";
import type { Server } from "../../servers/embedded.ts";
import { launchBrowser } from "../launch.ts";
import { type ServedPages, servePages } from "../serve-pages.ts";
import { makeNextRelease, makeShop } from "../worlds/shop.ts";
import { commentPage } from "./comment-page.ts";

const folder = join(import.meta.dirname, "../../../docs/images");

/** Bytes that a picture may have: a clone carries them all. */
const most = 150_000;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly scheme?: "light" | "dark";
  readonly size?: { readonly width: number; readonly height: number };
  /** What somebody does before it is taken. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const desktop = { width: 1200, height: 760 };

const pictures: readonly Picture[] = [
  {
    name: "status",
    path: "",
    prepare: async (page) => {
      await page.getByLabel("Reason").first().fill("Replication lags behind");
      await page.getByRole("button", { name: "Disable tracking" }).click();
      await page.getByRole("heading", { name: "Tracking is disabled" }).waitFor();
      await page.goto(page.url());
    },
  },
  { name: "timeline", path: "timeline" },
  {
    name: "object",
    path: "object?name=customers&type=table",
    scheme: "dark",
    size: { width: 1200, height: 900 },
  },
  {
    name: "conflict",
    path: "conflicts",
    size: { width: 1200, height: 900 },
    prepare: (page) => page.getByRole("link", { name: "public.customers" }).click(),
  },
  { name: "compare", path: "compare?with=staging", size: { width: 1200, height: 900 } },
  { name: "phone", path: "timeline", size: { width: 360, height: 740 }, scheme: "dark" },
];

/** Takes them all over a server of its own, and says how large each is. */
export async function takePictures(server: Server): Promise<void> {
  const urls = { production: server.url("production"), staging: server.url("staging") };
  await make(server, "production", makeShop);
  await make(server, "staging", makeNextRelease);
  const served = await servePages(urls);
  const browserServer = await launchBrowser(process.env.PGGIT_TEST_BROWSER);
  try {
    const browser = await chromium.connect(browserServer.wsEndpoint());
    await takeComment(browser, urls);
    for (const picture of pictures) await take(browser, served, picture);
  } finally {
    await browserServer.close();
    await served.close();
  }
}

async function make(server: Server, name: string, fill: Template["build"]): Promise<void> {
  await withClient(server.url(), (client) => client.query(`create database ${name}`));
  await withClient(server.url(name), (client: TestClient) =>
    fill({ client, url: server.url(name) }),
  );
}

async function take(browser: Browser, served: ServedPages, picture: Picture): Promise<void> {
  const { name, path, scheme = "light", size = desktop, prepare } = picture;
  const context = await browser.newContext({
    viewport: size,
    baseURL: served.url,
    colorScheme: scheme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`/ui/login?next=${encodeURIComponent(`/ui/production/${path}`)}`);
  await page.getByLabel("API key").fill(served.keys.oncall);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await prepare?.(page);
  await page.waitForLoadState();
  await keep(page, name);
  await context.close();
}

async function takeComment(
  browser: Browser,
  urls: { readonly production: string; readonly staging: string },
): Promise<void> {
  for (const url of Object.values(urls)) {
    const sql = await connect(url);
    await sql.query("select pggit.fold(true)");
    await sql.close();
  }
  const report = await runCheck({
    env1: { name: "production", target: urls.production },
    env2: { name: "staging", target: urls.staging },
    include: [],
    schemas: [],
    ignore: [],
    baseline: null,
    verify: true,
    environment: {},
  });
  const page = await browser.newPage({ viewport: { width: 960, height: 700 } });
  await page.setContent(commentPage(renderMarkdown(report, { budget: 65_000 })));
  await keep(page, "comment");
  await page.close();
}

async function keep(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`docs/images/${name}.png  ${Math.ceil(size / 1000)} kB`);
  if (size > most) throw new Error(`${name}.png is larger than ${most / 1000} kB`);
}
