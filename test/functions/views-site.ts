/** The status page over two databases, with jobs that are worked on when a test says so. */
import type { Scope } from "pggit";
import {
  authenticateBy,
  Config,
  createApp,
  createEnvironments,
  createJobs,
  EnvironmentConfig,
  type Environments,
  type JobMessage,
  makeApiKey,
  runJob,
} from "pggit-functions";
import { afterAll } from "vitest";
import type { Database } from "../servers/databases.ts";
import { type Seen, type Visitor, visitorOf } from "./visitor.ts";

export interface ViewsSite {
  /** Somebody who is logged in with a new key that has these scopes, in all environments unless told otherwise. */
  readonly visitor: (
    scopes: readonly Scope[],
    environments?: readonly string[],
  ) => Promise<Visitor>;
  /** Works on the jobs that were begun; returns how many there were. */
  readonly work: () => Promise<number>;
}

/**
 * The page of the environments `shop` and `till` for the tests of a file.
 *
 * @param timeoutMs of a call
 */
export function useViews(shop: Database, till: Database, timeoutMs = 25_000): ViewsSite {
  let made: Environments | undefined;
  let madeFor = "";
  const environments = (): Environments =>
    (made ??= createEnvironments(
      {
        shop: EnvironmentConfig.parse({ target: shop.url }),
        till: EnvironmentConfig.parse({ target: till.url }),
      },
      { variables: {} },
    ));
  afterAll(() => made?.close());
  const keys: object[] = [];
  const configured = () =>
    Config.parse({
      environments: { shop: { target: "env:SHOP" }, till: { target: "env:TILL" } },
      keys: [
        { ...unlimited, id: "spare", hashes: [`sha256:${"0".repeat(64)}`], scopes: ["read"] },
        ...keys,
      ],
      allow_resolve_sql: true,
      limits: { calls_per_minute: 60_000, failures_per_minute: 60_000, timeout_ms: timeoutMs },
    });
  const begun: JobMessage[] = [];
  let app: ReturnType<typeof createApp> | undefined;
  const running = () =>
    (app ??= createApp({
      config: configured(),
      environments: environments(),
      authenticate: (request) => authenticateBy(configured(), { isLoopback: false })(request),
      jobs: createJobs({
        environments: environments(),
        hand: async (message) => void begun.push(message),
        onUnhanded: (_, error) => {
          throw error;
        },
      }),
    }));
  return {
    async visitor(scopes, inEnvironments) {
      if (madeFor !== shop.url + till.url) {
        await made?.close();
        [made, app, madeFor] = [undefined, undefined, shop.url + till.url];
      }
      const id = `key-${keys.length}`;
      const { key, hash } = await makeApiKey(id);
      const entry = { ...unlimited, id, hashes: [hash], scopes };
      keys.push(inEnvironments ? { ...entry, environments: inEnvironments } : entry);
      const visitor = visitorOf(running());
      await visitor.post("/ui/login", { key, next: "/ui/" });
      return visitor;
    },
    async work() {
      const messages = begun.splice(0);
      for (const message of messages) {
        let worked = "more";
        while (worked === "more") {
          worked = await runJob(message, { environments: environments(), budgetMs: 30_000 });
        }
      }
      return messages.length;
    },
  };
}

const unlimited = { environments: ["shop", "till"], expires_at: "2999-01-01T00:00:00Z" };

/** The hidden fields of a form, of which every other field is left as it is empty. */
export function hiddenOf({ html }: Pick<Seen, "html">, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form[^>]*method="post"[^>]*>(.*?)<\/form>/gs)]
    .map(([, inner = ""]) => inner)
    .find((inner) => inner.includes(`value="${action}"`));
  if (form === undefined) throw new Error(`the page has no form ${action}`);
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = "", value = ""]) => [name, value]));
}

/** What would run as a script, break out of an attribute, or hide in a line, if it were not escaped. */
export const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;

/** Whether a page has anything of {@link hostile} that is not text. */
export function isEscaped({ html }: Pick<Seen, "html">): boolean {
  return (
    !html.includes("<script>alert") &&
    !html.includes("<img src=x") &&
    html.includes("&lt;script&gt;")
  );
}
