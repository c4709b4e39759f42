import { Hono } from "hono";
import { PggitError } from "pggit";
import { expect, test } from "vitest";
import type { Caller } from "./caller.ts";
import { identify, type Identified, type IdentifyOptions } from "./identify.ts";
import { unauthenticated } from "./unauthenticated.ts";

const caller = (name: string): Caller => ({ name, scopes: new Set(), environments: "all" });

/** An app that knows who says `Bearer <name>`, and refuses `Bearer nobody`. */
function appWith(changes: Partial<IdentifyOptions> = {}) {
  let time = 0;
  const options: IdentifyOptions = {
    authenticate: (request) => {
      const name = request.headers.get("authorization")?.replace("Bearer ", "") ?? "";
      if (name === "nobody") return Promise.reject(unauthenticated("No.", "Say who you are."));
      if (name === "broken") return Promise.reject(new Error("keys are out of reach"));
      return Promise.resolve(caller(name));
    },
    limits: { calls_per_minute: 3, failures_per_minute: 2 },
    getConnInfo: (context) => ({ remote: { address: context.req.header("x-test-address") ?? "" } }),
    now: () => time,
    ...changes,
  };
  const app = new Hono<Identified>()
    .use(identify(options))
    .get("/", (context) => context.text(context.var.caller.name))
    .onError((error, context) => {
      const { code, status } = PggitError.from(error);
      return context.json({ code }, status as 401);
    });
  const ask = async (name: string, address = "192.0.2.1") => {
    const headers = { authorization: `Bearer ${name}`, "x-test-address": address };
    return app.request("/", { headers });
  };
  return {
    ask,
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
  };
}

test("a handler knows who calls", async () => {
  const response = await appWith().ask("key:ci");
  expect(await response.text()).toBe("key:ci");
});

test("a caller who calls too often is told when to come back, and nobody else is", async () => {
  const { ask, pass } = appWith();
  for (const _ of [1, 2, 3]) expect((await ask("a")).status).toBe(200);
  const refused = await ask("a", "192.0.2.99");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("20");
  expect(await refused.json()).toEqual({ code: "RATE_LIMITED" });
  expect((await ask("b")).status).toBe(200);
  pass(20);
  expect((await ask("a")).status).toBe(200);
});

test("an address that fails too often is told to wait", async () => {
  const { ask, pass } = appWith();
  const first = await ask("nobody");
  expect(first.status).toBe(401);
  expect(first.headers.get("www-authenticate")).toBe("Bearer");
  expect((await ask("nobody")).status).toBe(401);
  const refused = await ask("nobody");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("30");
  expect((await ask("nobody", "192.0.2.2")).status).toBe(401);
  pass(30);
  expect((await ask("nobody")).status).toBe(401);
});

test("a good credential is heard however often others at its address fail", async () => {
  const { ask } = appWith();
  for (let count = 0; count < 50; count += 1) await ask("nobody");
  expect((await ask("nobody")).status).toBe(429);
  expect((await ask("a")).status).toBe(200);
});

test("whoever may go on, and whoever the API cannot judge, does not count as failing", async () => {
  const { ask } = appWith({ limits: { calls_per_minute: 100, failures_per_minute: 2 } });
  for (let count = 0; count < 5; count += 1) {
    expect((await ask("a")).status).toBe(200);
    expect((await ask("broken")).status).toBe(500);
  }
});

test("where the runtime knows no address all failures count together", async () => {
  const { ask } = appWith({ getConnInfo: undefined });
  await ask("nobody");
  await ask("nobody", "192.0.2.9");
  expect((await ask("nobody", "192.0.2.8")).status).toBe(429);
});
