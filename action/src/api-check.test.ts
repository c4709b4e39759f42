import { createClient } from "pggit";
import { expect, test } from "vitest";
import { checkThroughApi } from "./api-check.ts";
import type { Edges } from "./edges.ts";
import { parseInputs, type RawInputs, readInputs } from "./inputs.ts";
import { driftingReport } from "./report.fixture.ts";

const identity = {
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://github.example/token",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "x",
};
const token = "header.payload.signature";

interface World {
  readonly answer: (request: Request) => Response | Promise<Response>;
  readonly environment: Record<string, string>;
  readonly identity: Edges["identity"];
  readonly raw: Partial<RawInputs>;
}

/** Asks an API that answers as it is told, and writes down what happens. */
async function ask(world: Partial<World>) {
  const raw = { "api-url": "https://pggit.example/", ...world.raw };
  const inputs = parseInputs({ ...readInputs(() => ""), ...raw });
  const requests: Request[] = [];
  const masks: string[] = [];
  const audiences: string[] = [];
  const quiet = () => undefined;
  const edges: Pick<Edges, "environment" | "identity" | "api" | "log"> = {
    environment: world.environment ?? identity,
    identity:
      world.identity ??
      ((audience) => {
        audiences.push(audience);
        return Promise.resolve(token);
      }),
    api: (options) =>
      createClient({
        ...options,
        retry: { attempts: 2, pauseMs: 1 },
        fetch: async (request) => {
          requests.push(request);
          return (world.answer ?? (() => Response.json(driftingReport())))(request);
        },
      }),
    log: {
      info: quiet,
      notice: quiet,
      warning: quiet,
      error: quiet,
      output: quiet,
      mask: (secret) => masks.push(secret),
    },
  };
  const report = await checkThroughApi(inputs, null, edges as Edges);
  return { report, requests, masks, audiences };
}

const problem = (status: number, code: string, detail: string) =>
  Response.json(
    { type: "/reference", title: "T", status, code, detail, hint: "H.", request_id: "r-1" },
    { status, headers: { "content-type": "application/problem+json" } },
  );

test("the API is asked for the two environments, with a masked token of the job", async () => {
  const { report, requests, masks, audiences } = await ask({
    raw: { schemas: "public", ignore: "public.tmp_*", include: "owner" },
  });
  expect(report).toEqual(driftingReport());
  expect(audiences).toEqual(["https://pggit.example"]);
  expect(masks).toEqual([token]);
  const [request] = requests;
  expect(request?.method).toBe("POST");
  expect(request?.url).toBe("https://pggit.example/v1/compare");
  expect(request?.headers.get("authorization")).toBe(`Bearer ${token}`);
  expect(await request?.json()).toMatchObject({
    env1: "production",
    env2: "staging",
    schemas: ["public"],
    ignore: ["public.tmp_*"],
    include: ["owner"],
    verify: true,
  });
});

test("the token is made out to the audience that the API is configured with", async () => {
  const { audiences } = await ask({ raw: { "api-audience": "pggit" } });
  expect(audiences).toEqual(["pggit"]);
});

test("a job that may ask for no token is told which permission that takes", async () => {
  await expect(ask({ environment: {} })).rejects.toThrow("`permissions: id-token: write`");
});

test("a token that GitHub does not give is said so, on one line", async () => {
  const failing = () => Promise.reject(new Error("Error message:\n503"));
  await expect(ask({ identity: failing })).rejects.toThrow(
    /did not give this job a token.*Error message: 503$/,
  );
});

test.each([
  [401, "UNAUTHENTICATED", /made out to https:\/\/pggit\.example;.*api-audience/],
  [403, "FORBIDDEN", /^H\.$/],
  [404, "UNKNOWN_ENVIRONMENT", /names of environments in the API's configuration/],
  [429, "RATE_LIMITED", /^H\.$/],
  [504, "CALL_TIMEOUT", /^H\.$/],
] as const)(
  "what the API answers with %i is an error of the report, never no drift",
  async (status, code, hint) => {
    const { report } = await ask({ answer: () => problem(status, code, "What was wrong.") });
    expect(report).toMatchObject({ verdict: "error", env1: null, differences: [] });
    expect(report.errors).toEqual([
      {
        environment: null,
        code,
        message: "The API: What was wrong. (request r-1)",
        hint: expect.stringMatching(hint),
      },
    ]);
  },
);

test.each([
  ["a page of somebody else", () => new Response("<html>", { status: 200 }), "INTERNAL"],
  ["JSON that is no report", () => Response.json({ verdict: "same" }), "INTERNAL"],
  ["a gateway's 502", () => new Response("Bad gateway", { status: 502 }), "INTERNAL"],
  ["nothing", () => Promise.reject(new TypeError("fetch failed")), "CONNECTION_FAILED"],
  [
    "nothing in time",
    () => Promise.reject(new DOMException("", "TimeoutError")),
    "CONNECTION_FAILED",
  ],
])("an address that answers %s is an error of the report", async (_what, answer, code) => {
  const { report } = await ask({ answer });
  expect(report.verdict).toBe("error");
  expect(report.errors).toMatchObject([
    { code, message: expect.stringContaining("pggit.example") },
  ]);
});

test("what fails in passing is asked again", async () => {
  let asked = 0;
  const { report, requests } = await ask({
    answer: () => {
      asked += 1;
      return asked === 1 ? problem(503, "CALL_TIMEOUT", "Later.") : Response.json(driftingReport());
    },
  });
  expect(report.verdict).toBe("different");
  expect(requests).toHaveLength(2);
});

test("an API that repeats the token does not get it into the report", async () => {
  const echo = problem(403, "FORBIDDEN", `Not for Bearer ${token}.`);
  const { report } = await ask({ answer: () => echo });
  expect(JSON.stringify(report)).not.toContain(token);
});
