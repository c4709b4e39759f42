/** Somebody in front of the status page: keeps cookies, follows redirects, fills in forms. */
import type { Scope, Sql } from "pggit";
import { authenticateBy, Config, createApp, type Environments, makeApiKey } from "pggit-functions";

type App = ReturnType<typeof createApp>;

/** A page as it came. */
export interface Seen {
  readonly status: number;
  readonly path: string;
  readonly headers: Headers;
  readonly html: string;
  /** What a reader sees of it, in one line. */
  readonly text: string;
}

/** Somebody with a browser. */
export interface Visitor {
  readonly cookies: ReadonlyMap<string, string>;
  readonly open: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Seen>;
  /** Sends a form of a page, with the fields that are filled in. */
  readonly send: (
    seen: Seen,
    action: string,
    fields?: Readonly<Record<string, string>>,
  ) => Promise<Seen>;
  /** Sends any fields anywhere. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Seen>;
}

const origin = "https://pggit.example";

/** Opens a browser. @param app the API with its pages */
export function visitorOf(app: App): Visitor {
  const cookies = new Map<string, string>();
  const request = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) {
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    const response = await app.request(new Request(origin + path, { ...init, headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/Max-Age=0\b/.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location !== null) return request(location);
    const html = await response.text();
    return { status: response.status, path, headers: response.headers, html, text: textOf(html) };
  };
  const post: Visitor["post"] = (path, fields, headers = {}) =>
    request(path, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        origin,
        "sec-fetch-site": "same-origin",
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    });
  return {
    cookies,
    open: (path, headers = {}) => request(path, { headers }),
    send: (seen, action, fields = {}) => post(seen.path, { ...fieldsOf(seen, action), ...fields }),
    post,
  };
}

/** What the form of an action has in it as the page shows it. */
function fieldsOf({ html }: Pick<Seen, "html">, action: string): Record<string, string> {
  const forms = [...html.matchAll(/<form[^>]*method="post"[^>]*>(.*?)<\/form>/gs)];
  const form = forms
    .map(([, inner = ""]) => inner)
    .find((inner) => inner.includes(`value="${action}"`));
  if (form === undefined) throw new Error(`the page has no form ${action}`);
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => input);
  const attribute = (input: string, name: string) =>
    new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1] ?? "";
  return Object.fromEntries(
    inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]),
  );
}

function textOf(html: string): string {
  return html
    .replace(/^.*<main[^>]*>/s, "")
    .replace(/<\/main>.*$/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(?:#39|quot|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/\s+/g, " ")
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  "&#39;": "'",
  "&quot;": '"',
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

/** The API with its pages over one database, and a key for each set of scopes. */
export interface PagesSite {
  readonly app: App;
  /** A new key. */
  readonly keyWith: (...scopes: readonly Scope[]) => Promise<string>;
  /** Takes a key out of the configuration, as a new deployment does. */
  readonly revoke: (key: string) => void;
}

/** Serves pages over a database that is the environment `shop`; `till` is another one that no key is for. */
export function pagesOver(sql: () => Sql): PagesSite {
  const entries: { id: string; hashes: string[]; scopes: readonly Scope[] }[] = [];
  const configured = () =>
    Config.parse({
      environments: { shop: { target: "env:SHOP" }, till: { target: "env:TILL" } },
      keys: [
        { id: "spare", hashes: [`sha256:${"0".repeat(64)}`], scopes: ["read"] },
        ...entries,
      ].map((entry) => ({ ...entry, environments: ["shop"], expires_at: "2999-01-01T00:00:00Z" })),
      allow_resolve_sql: true,
      limits: { calls_per_minute: 60_000, failures_per_minute: 60_000 },
    });
  const environments: Environments = {
    names: ["shop", "till"],
    use: (_name, work) => work(sql()),
    close: () => Promise.resolve(),
  };
  const app = createApp({
    config: configured(),
    environments,
    authenticate: (request) => authenticateBy(configured(), { isLoopback: false })(request),
  });
  return {
    app,
    async keyWith(...scopes) {
      const id = `key-${entries.length}`;
      const { key, hash } = await makeApiKey(id);
      entries.push({ id, hashes: [hash], scopes });
      return key;
    },
    revoke(key) {
      const place = entries.findIndex(({ id }) => key.startsWith(`pggit_${id}_`));
      entries.splice(place, 1);
    },
  };
}

/** Logs in, and comes to the first page. */
export async function loggedIn(site: PagesSite, key: string): Promise<Visitor> {
  const visitor = visitorOf(site.app);
  await visitor.post("/ui/login", { key, next: "/ui/" });
  return visitor;
}
