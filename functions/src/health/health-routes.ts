import type { Context, Hono } from "hono";
import { except } from "hono/combine";
import type { Caller } from "../auth/caller.ts";
import type { Identify } from "../auth/identify.ts";
import { environmentsOf } from "../auth/require-scope.ts";
import type { Environments } from "../environments/environments.ts";
import type { ApiEnv } from "../http/api-env.ts";

/** Milliseconds within which an environment must answer. */
const patience = 2_000;

/**
 * `/livez`: this process answers. `/readyz`: and each environment does, too; 503
 * where one does not. Which one is told to whoever shows a credential, of the
 * environments that the caller may use: names can be customers' names.
 *
 * @param identify finds out who calls, where a credential is shown
 */
export function healthRoutes(
  app: Hono<ApiEnv>,
  environments: Environments,
  identify: Identify,
): void {
  const look = shared(() => unreachable(environments));
  app.get("/livez", (context) => context.json({ status: "ok" }));
  const isNobody = (context: Context) => context.req.header("authorization") === undefined;
  app.use("/readyz", except(isNobody, identify));
  app.get("/readyz", async (context) => {
    const names = await look();
    if (names.length === 0) return context.json({ status: "ok" });
    const caller = context.get("caller") as Caller | undefined;
    const told = caller && { not_ready: environmentsOf(caller, names) };
    return context.json({ status: "not ready", ...told }, 503);
  });
}

async function unreachable(environments: Environments): Promise<string[]> {
  const { names } = environments;
  const answers = await Promise.all(
    names.map((name) =>
      environments
        .use(name, (sql) => sql.query("select"), { timeoutMs: patience, isUrgent: true })
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
