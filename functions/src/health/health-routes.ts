import type { Hono } from "hono";
import type { Environments } from "../environments/environments.ts";
import type { ApiEnv } from "../http/api-env.ts";

/** Milliseconds within which an environment must answer. */
const patience = 2_000;

/**
 * `/livez`: this process answers. `/readyz`: and each environment does, too; 503
 * with those that do not, by their names in the configuration, which say nothing
 * of where they are. Neither asks who calls, so neither says why.
 */
export function healthRoutes(app: Hono<ApiEnv>, environments: Environments): void {
  const look = shared(() => unreachable(environments));
  app.get("/livez", (context) => context.json({ status: "ok" }));
  app.get("/readyz", async (context) => {
    const names = await look();
    if (names.length === 0) return context.json({ status: "ok" });
    return context.json({ status: "not ready", not_ready: names }, 503);
  });
}

async function unreachable(environments: Environments): Promise<string[]> {
  const { names } = environments;
  const answers = await Promise.all(
    names.map((name) =>
      environments
        .use(name, (sql) => sql.query("select"), { timeoutMs: patience })
        .then(
          () => true,
          () => false,
        ),
    ),
  );
  return names.filter((_, index) => !answers[index]);
}

/** Whoever asks while an answer is on its way gets that one: nobody can make us ask more than once at a time. */
function shared<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
}
