/** The status page over databases of a test file, and browsers that visit it. */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { installed } from "../install/installed.ts";
import { type Database, database, type Template } from "../servers/databases.ts";
import { type Person, type ServedPages, servePages } from "./serve-pages.ts";
import { type Problems, watch } from "./watch.ts";
import { nextRelease, shop } from "./worlds/templates.ts";

/** What is looked at with what. */
export interface Visitor {
  /** Whose key is logged in with; nobody's unless said. */
  readonly as?: Person;
  readonly on?: "desktop" | "phone";
  readonly scheme?: "light" | "dark";
  /** Whether scripts run. Default: true. */
  readonly script?: boolean;
  /** Whether the page's content security policy is left aside, so that nothing but escaping protects it. */
  readonly bypassCSP?: boolean;
}

const sizes = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const;

/** How long a page may keep a test waiting: no promise of speed, but no test that hangs. */
const patience = 60_000;

/** What `usePages` gives. */
export interface Pages {
  readonly url: string;
  readonly keys: ServedPages["keys"];
  readonly production: Database;
  readonly staging: Database;
  /** Of the role with which the API reaches production. */
  readonly password: string;
  readonly log: () => string;
  /** A page in a context of its own: cookies, cache and size of the window. */
  open(visitor?: Visitor): Promise<Page>;
  /** A context of its own, for what opens its pages itself. */
  context(visitor?: Visitor): Promise<BrowserContext>;
}

/** The worlds of a test file. */
interface Worlds {
  readonly production?: Template;
  readonly staging?: Template;
}

let browser: Promise<Browser> | undefined;

/**
 * Serves the pages over two databases of this test file alone, which its tests share. After each test its contexts are
 * closed, and whatever the watch noted in them fails it.
 */
export function usePages(worlds: Worlds = {}): Pages {
  let served: ServedPages | undefined;
  let password = "";
  let databases: { production: Database; staging: Database } | undefined;
  let open: { context: BrowserContext; problems: Problems }[] = [];
  const logins = new Map<Person, Awaited<ReturnType<BrowserContext["cookies"]>>>();

  beforeAll(async () => {
    // The first installation makes roles of the whole server; another at the same time would wait for it in vain.
    await (await database(installed)).drop();
    const production = await database(worlds.production ?? shop);
    const staging = await database(worlds.staging ?? nextRelease);
    databases = { production, staging };
    // with a password, so that a test can look for it
    const role = await production.role({ attributes: "login superuser" });
    password = role.password;
    served = await servePages({ production: role.url, staging: staging.url });
    browser ??= chromium.connect(inject("browser"));
    await browser;
  });
  afterAll(async () => {
    await served?.close();
    await databases?.production.drop();
    await databases?.staging.drop();
  });
  afterEach(async () => {
    const closing = open;
    open = [];
    await Promise.all(closing.map(({ context }) => context.close()));
    expect(closing.flatMap(({ problems }) => problems)).toEqual([]);
  });

  const live = () => {
    if (!served || !databases) throw new Error("The pages are served while tests run, not before.");
    return { ...served, ...databases };
  };
  const pages: Pages = {
    get url() {
      return live().url;
    },
    get keys() {
      return live().keys;
    },
    get production() {
      return live().production;
    },
    get staging() {
      return live().staging;
    },
    get password() {
      return password;
    },
    log: () => live().log(),
    async context({ as, on = "desktop", scheme = "light", script = true, bypassCSP = false } = {}) {
      const context = await (await connected()).newContext({
        ...sizes[on],
        baseURL: live().url,
        colorScheme: scheme,
        javaScriptEnabled: script,
        bypassCSP,
        locale: "en-GB",
        timezoneId: "UTC",
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(patience);
      const problems = await watch(context, live().url);
      open.push({ context, problems });
      if (as) await logIn(context, as);
      return context;
    },
    open: async (visitor) => (await pages.context(visitor)).newPage(),
  };

  /** The first time through the form; after that with what the form gave. */
  async function logIn(context: BrowserContext, person: Person): Promise<void> {
    const known = logins.get(person);
    if (known) return context.addCookies(known);
    const page = await context.newPage();
    await page.goto("/ui/login");
    await fillLogIn(page, live().keys[person]);
    // a page that is closed on its way to the next one may hang, and has no cookie yet
    await page.waitForURL(({ pathname }) => pathname !== "/ui/login");
    await page.waitForLoadState();
    await page.close();
    logins.set(person, await context.cookies());
  }
  return pages;
}

/** Logs in with a key on the page that asks for it. */
export async function fillLogIn(page: Page, key: string): Promise<void> {
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Log in" }).click();
}

function connected(): Promise<Browser> {
  if (!browser) throw new Error("There is a browser while tests run, not before.");
  return browser;
}
