/** What every request may count on, whatever it asks for. */
import { PggitError, Problem } from "pggit";
import { describe, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { apiOver, callerWith } from "./api.ts";

const db = useDatabase(installed, { each: "file" });
const api = (options: Parameters<typeof apiOver>[1] = {}) => apiOver({ shop: db.url }, options);
const at = "/v1/environments/shop";

test("an error is a problem with a code for programs and a hint for people", async () => {
  const { status, headers, body } = await api().get(`${at}/deployment/commits?deployment_id=7`);
  expect(status).toBe(404);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(Problem.parse(body)).toEqual({
    type: "/reference#UNKNOWN_DEPLOYMENT",
    title: "Unknown deployment",
    status: 404,
    detail: "There is no deployment 7.",
    code: "UNKNOWN_DEPLOYMENT",
    hint: "See SELECT * FROM pggit.list_deployments();",
    request_id: headers.get("x-request-id"),
    environment: "shop",
  });
});

test("a fault says nothing of the inside, to anybody but the log", async () => {
  const heard: string[] = [];
  const environments = {
    names: ["shop"],
    use: () => Promise.reject(new Error("at secret-place with secret-word")),
    close: () => Promise.resolve(),
  };
  const report = (error: Error, id: string) => heard.push(`${id} ${error.message}`);
  const { get } = api({ environments, report });
  const { status, body } = await get(`${at}/status`, { headers: { "x-request-id": "seven" } });
  expect([status, body.code]).toEqual([500, "INTERNAL"]);
  expect(JSON.stringify(body)).not.toContain("secret");
  expect(heard.at(-1)).toMatch(/^seven .*secret-place/);
});

describe("the id of a request", () => {
  test("is the caller's where it is well-formed", async () => {
    const { headers } = await api().get("/livez", { headers: { "x-request-id": "a-b.c:1/2" } });
    expect(headers.get("x-request-id")).toBe("a-b.c:1/2");
  });

  test.each(["with space", "", "a".repeat(129), "<b>", 'quote"'])("is made for %j", async (id) => {
    const { headers } = await api().get("/livez", { headers: { "x-request-id": id } });
    expect(headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });
});

test("an answer is kept by no cache, guessed at by no browser and framed by nobody", async () => {
  for (const path of ["/livez", `${at}/status`, "/nowhere"]) {
    const { headers } = await api().get(path);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  }
});

test("what there is not is a problem, and so is a method that a route does not take", async () => {
  const { get, post, app } = api();
  for (const path of ["/v1", "/v1/environments/shop/nothing", "/v1/environments/shop"]) {
    const { status, body } = await get(path);
    expect([path, status, body.code]).toEqual([path, 404, "UNKNOWN_ROUTE"]);
  }
  const posted = await post(`${at}/status`);
  expect([posted.status, posted.body.code]).toEqual([405, "METHOD_NOT_ALLOWED"]);
  expect(posted.headers.get("allow")).toBe("GET, HEAD");
  const got = await get(`${at}/milestone/create`);
  expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
  const head = await app.request("http://api.test/livez", { method: "HEAD" });
  expect(head.status).toBe(200);
});

describe("a body", () => {
  const create = `${at}/milestone/create`;
  const small = { config: { limits: { body_bytes: 50 } } };

  test("that is longer than it may be is not read, whatever it says of its length", async () => {
    const long = JSON.stringify({ name: "a".repeat(50) });
    const said = await api(small).post(create, long);
    expect([said.status, said.body.code]).toEqual([413, "BODY_TOO_LARGE"]);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 10;
        controller.enqueue(new TextEncoder().encode("1234567890"));
      },
    });
    const streamed = new Request(`http://api.test${create}`, {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "content-type": "application/json" },
    });
    const response = await api(small).app.request(streamed);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(200);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])(
    "that is said to be %s is not read",
    async (type) => {
      const { status, body } = await api().post(create, "{}", {
        headers: { "content-type": type },
      });
      expect([status, body.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    },
  );

  test.each([
    [{ "content-encoding": "gzip" }, 'encoded as "gzip"'],
    [{ "content-type": "application/json; charset=utf-16" }, 'in "utf-16"'],
    [{ "content-type": 'application/json;Charset="ISO-8859-1"' }, 'in "ISO-8859-1"'],
  ])("that is said to be %j is refused with what to send instead", async (headers, said) => {
    const { status, body } = await api().post(create, "{}", { headers });
    expect([status, body.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    expect(body["detail"]).toContain(said);
    expect(body["hint"]).toContain("UTF-8 as it is");
    const plain = {
      "content-type": "application/json; charset=UTF-8",
      "content-encoding": "identity",
    };
    expect((await api().post(create, "{}", { headers: plain })).body.code).toBe("INVALID_ARGUMENT");
  });

  test.each(["{", "[]", '"text"', "null", "\u{0}"])("%j is no input", async (text) => {
    const { status, body } = await api().post(create, text);
    expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
  });

  test("null is none, also where nothing is required", async () => {
    for (const path of [`${at}/tracking/resume`, "/v1/compare"]) {
      const { status, body } = await api().post(path, "null");
      expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
      expect(body["detail"]).toContain("received null");
    }
  });

  test("with a member that the operation does not take is refused by its name", async () => {
    const { body } = await api().post(create, { name: "v1", mesage: "typing mistake" });
    expect([body.code, body["detail"]]).toEqual([
      "INVALID_ARGUMENT",
      expect.stringContaining("mesage"),
    ]);
  });

  test("may be left out where nothing is required", async () => {
    const { status } = await api().app.request(`http://api.test${at}/tracking/resume`, {
      method: "POST",
    });
    expect(status).toBe(200);
  });
});

test.each(["", "a".repeat(256), "snow ☃".normalize()])("%j is no idempotency key", async (key) => {
  const headers = new Headers();
  // a header of other characters cannot even be made
  if (/^[\x20-\x7e]*$/.test(key)) headers.set("idempotency-key", key);
  else headers.set("idempotency-key", "tab\there");
  headers.set("content-type", "application/json");
  const response = await api().app.request(`http://api.test${at}/tracking/resume`, {
    method: "POST",
    headers,
  });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    400,
    "INVALID_ARGUMENT",
  ]);
});

test("who does not say who he is hears nothing of what there is", async () => {
  const { get } = api({
    authenticate: () =>
      Promise.reject(new PggitError({ code: "UNAUTHENTICATED", message: "Who?", hint: "Say it." })),
  });
  const known = await get(`${at}/status`);
  const unknown = await get("/v1/environments/other/status");
  const nowhere = await get("/v1/nowhere");
  const seen = [known, unknown, nowhere].map(({ status, body }) => [status, body.code]);
  expect(seen).toEqual(Array.from({ length: 3 }, () => [401, "UNAUTHENTICATED"]));
});

test("the list of environments has those of the caller alone", async () => {
  const urls = { shop: db.url, staging: db.url };
  const all = await apiOver(urls).get("/v1/environments");
  expect(all.body).toEqual({ environments: ["shop", "staging"] });
  const caller = callerWith({ environments: ["staging"] });
  const own = await apiOver(urls, { caller }).get("/v1/environments");
  expect(own.body).toEqual({ environments: ["staging"] });
});

test("it is ready when each environment answers; which does not is told to who may know of it", async () => {
  const { get } = api();
  expect((await get("/livez")).body).toEqual({ status: "ok" });
  expect((await get("/readyz")).status).toBe(200);
  const urls = { shop: db.url, gone: "postgres://user:secret@127.0.0.1:1/x" };
  const answer = async (headers?: Record<string, string>, caller = callerWith()) => {
    const { status, body } = await apiOver(urls, { caller }).get("/readyz", headers && { headers });
    return [status, body];
  };
  expect(await answer()).toEqual([503, { status: "not ready" }]);
  const credential = { authorization: "Bearer pggit_ci" };
  expect(await answer(credential)).toEqual([503, { status: "not ready", not_ready: ["gone"] }]);
  const elsewhere = callerWith({ environments: ["shop"] });
  expect(await answer(credential, elsewhere)).toEqual([
    503,
    { status: "not ready", not_ready: [] },
  ]);
  const unknown = new PggitError({ code: "UNAUTHENTICATED", message: "Who?", hint: "" });
  const refusing = apiOver(urls, { authenticate: () => Promise.reject(unknown) });
  expect((await refusing.get("/readyz", { headers: credential })).status).toBe(401);
  expect((await refusing.get("/readyz")).body).toEqual({ status: "not ready" });
  expect((await apiOver(urls).get("/livez")).status).toBe(200);
});

test("arguments in the query of what takes a body are refused by their names", async () => {
  const { get, post } = api();
  const paused = await post(`${at}/tracking/pause?duration=10%20min&duration=1`, {});
  expect([paused.status, paused.body.code]).toEqual([400, "INVALID_ARGUMENT"]);
  expect(paused.body["detail"]).toContain('in the query: "duration"');
  expect(paused.body["hint"]).toContain("into the body");
  expect((await get(`${at}/tracking/stops`)).body.rows).toEqual([]);
  const compared = await post("/v1/compare?verify=false", { env1: "shop", env2: "other" });
  expect([compared.status, compared.body["detail"]]).toEqual([
    400,
    expect.stringContaining('"verify"'),
  ]);
});
