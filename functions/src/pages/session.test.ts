import { Hono } from "hono";
import { expect, test } from "vitest";
import { closeSession, couldBeKey, isReadable, keyOf, openSession } from "./session.ts";

const key = "pggit_ci_abc";

/** The cookie that a request gets, in its parts. */
async function cookieFor(request: Request, expiresAt: Date | null = null): Promise<string[]> {
  const app = new Hono();
  app.all("*", (context) => {
    openSession(context, key, expiresAt);
    return context.body(null);
  });
  return ((await app.request(request)).headers.get("set-cookie") ?? "").split("; ");
}

const encrypted: Readonly<Record<string, Request>> = {
  "its own address": new Request("https://pggit.example/ui/login"),
  "the gateway": new Request("http://10.0.0.7/ui/login", {
    headers: { "x-forwarded-proto": "https, http" },
  }),
  "the browser": new Request("http://10.0.0.7/ui/login", {
    headers: { origin: "https://pggit.example" },
  }),
};

test.each(Object.entries(encrypted))(
  "where %s says that the connection is encrypted, the key travels no other way",
  async (_what, request) => {
    const cookie = await cookieFor(request);
    expect(cookie).toEqual([
      `__Secure-pggit_session=${key}`,
      "Max-Age=28800",
      "Path=/ui",
      "HttpOnly",
      "Secure",
      "SameSite=Strict",
    ]);
    expect(isReadable(request)).toBe(false);
  },
);

test("without encryption scripts and other sites do not get the key either", async () => {
  const request = new Request("http://127.0.0.1:8080/ui/login");
  expect(await cookieFor(request)).toEqual([
    `pggit_session=${key}`,
    "Max-Age=28800",
    "Path=/ui",
    "HttpOnly",
    "SameSite=Strict",
  ]);
  expect(isReadable(request)).toBe(false);
  expect(isReadable(new Request("http://pggit.internal/ui/login"))).toBe(true);
});

test("a session ends with its key, if that is sooner than eight hours", async () => {
  const request = new Request("https://pggit.example/ui/login");
  const soon = await cookieFor(request, new Date(Date.now() + 90_500));
  expect(soon).toContain("Max-Age=90");
  expect(await cookieFor(request, new Date("2999-01-01"))).toContain("Max-Age=28800");
  expect(await cookieFor(request, new Date(0))).toContain("Max-Age=0");
});

test("a key is read back, and what cannot be one is not", async () => {
  const app = new Hono();
  app.get("*", (context) => context.json(keyOf(context)));
  const read = async (cookie: string) =>
    (await app.request("https://pggit.example/ui/", { headers: { cookie } })).json();
  expect(await read(`__Secure-pggit_session=${key}`)).toBe(key);
  expect(await read(`pggit_session=${key}`)).toBe(key);
  expect(await read("pggit_session=a%0d%0aX-Evil: 1")).toBeNull();
  expect(await read("other=1")).toBeNull();
  expect(couldBeKey("k".repeat(513))).toBe(false);
});

test("logging out takes the cookie away under the name that it was given", async () => {
  const app = new Hono();
  app.post("*", (context) => {
    closeSession(context);
    return context.body(null);
  });
  const { headers } = await app.request("https://pggit.example/ui/logout", { method: "POST" });
  expect(headers.get("set-cookie")).toMatch(
    /^__Secure-pggit_session=; Max-Age=0; Path=\/ui; HttpOnly; Secure; SameSite=Strict$/,
  );
});
