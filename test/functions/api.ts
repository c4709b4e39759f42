/**
 * The operations API over the databases of a test. Who calls is said in the test;
 * what the real ways of telling it promise is tested where they are.
 */
import { connect, PggitError, type Scope } from "pggit";
import {
  type AppDependencies,
  type Caller,
  Config,
  createApp,
  type Environments,
} from "pggit-functions";

export const allScopes: readonly Scope[] = [
  "read",
  "operate",
  "resolve",
  "resolve:sql",
  "purge",
  "emergency",
];

/** Somebody who may do everything everywhere, unless said otherwise. */
export function callerWith(
  changes: {
    readonly name?: string;
    readonly scopes?: readonly Scope[];
    readonly environments?: Caller["environments"];
  } = {},
): Caller {
  const { name = "key:test", scopes = allScopes, environments = "all" } = changes;
  return { name, scopes: new Set(scopes), environments };
}

/** What a test changes of the API that it gets. */
export interface ApiOptions extends Partial<Omit<AppDependencies, "config">> {
  readonly caller?: Caller;
  readonly config?: Partial<Omit<Config, "limits">> & { limits?: Partial<Config["limits"]> };
}

/** What came back, with its JSON parsed. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { rows: Record<string, unknown>[]; code: string };
}

/** An API, and requests to it. */
export interface Api {
  readonly app: ReturnType<typeof createApp>;
  readonly get: (path: string, init?: RequestInit) => Promise<Answered>;
  readonly post: (path: string, body?: unknown, init?: RequestInit) => Promise<Answered>;
}

/** An API over databases by environment. */
export function apiOver(urls: Readonly<Record<string, string>>, options: ApiOptions = {}): Api {
  const { caller = callerWith(), config = {}, ...dependencies } = options;
  const targets = Object.entries(urls).map(([name, target]) => [name, { target }]);
  const app = createApp({
    config: Config.parse({ environments: Object.fromEntries(targets), ...config }),
    environments: directEnvironments(urls),
    authenticate: () => Promise.resolve(caller),
    ...dependencies,
  });
  const answered = async (request: Request): Promise<Answered> => {
    const response = await app.request(request);
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, body: JSON.parse(text) as Answered["body"] };
  };
  return {
    app,
    get: (path, init) => answered(new Request(`http://api.test${path}`, init)),
    post: (path, body = {}, init = {}) =>
      answered(
        new Request(`http://api.test${path}`, {
          method: "POST",
          body: typeof body === "string" ? body : JSON.stringify(body),
          ...init,
          headers: {
            "content-type": "application/json",
            ...(init.headers as Record<string, string>),
          },
        }),
      ),
  };
}

/** Environments at their plainest: a connection for each call, cancelled with it. */
export function directEnvironments(urls: Readonly<Record<string, string>>): Environments {
  return {
    names: Object.keys(urls),
    async use(name, work, { timeoutMs = 0, signal } = {}) {
      const url = urls[name];
      if (url === undefined) throw new RangeError(`no environment ${name}`);
      const sql = await connect(url);
      const [row] = await sql.query<{ pid: number }>("select pg_backend_pid() as pid");
      const cancel = () => void within(url, `select pg_cancel_backend(${row?.pid})`);
      signal?.addEventListener("abort", cancel);
      try {
        await sql.script(`set statement_timeout = ${Math.ceil(timeoutMs)}`);
        return await work(sql);
      } catch (thrown) {
        const error = PggitError.from(thrown);
        if (error.sqlstate !== "57014") throw error;
        throw new PggitError({
          code: "CALL_TIMEOUT",
          message: "Cancelled.",
          hint: "Ask for less.",
        });
      } finally {
        signal?.removeEventListener("abort", cancel);
        await sql.close();
      }
    },
    close: () => Promise.resolve(),
  };
}

async function within(url: string, text: string): Promise<void> {
  const sql = await connect(url);
  try {
    await sql.query(text);
  } finally {
    await sql.close();
  }
}
