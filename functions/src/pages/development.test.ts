/** Without authentication the page is for this machine alone, as the API is. */
import { expect, test } from "vitest";
import { createApp } from "../app.ts";
import { authenticateBy } from "../auth/authenticate.ts";
import { Config } from "../config/config.ts";

const config = Config.parse({ environments: {}, development: { authentication: "none" } });
const app = createApp({
  config,
  environments: {
    names: [],
    use: () => Promise.reject(new Error("unused")),
    close: async () => {},
  },
  authenticate: authenticateBy(config, { isLoopback: true }),
});

test("nobody has to log in, and nobody can log out", async () => {
  const page = await app.request("http://localhost:8080/ui/");
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain("development");
  expect(html).not.toContain("Log out");
  const login = await app.request("http://localhost:8080/ui/login");
  expect([login.status, login.headers.get("location")]).toEqual([303, "/ui/"]);
});

test("a name that only resolves to this machine is refused, and so is a page of another origin", async () => {
  const rebound = await app.request("http://evil.example:8080/ui/");
  expect(rebound.status).toBe(403);
  expect(await rebound.text()).toContain("answers to localhost only");
  for (const headers of [{ origin: "http://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    const foreign = await app.request("http://localhost:8080/ui/", { headers });
    expect(foreign.status).toBe(403);
  }
});
