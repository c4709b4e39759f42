import { expect, test } from "vitest";
import { fillLogIn, usePages } from "./use-pages.ts";

const pages = usePages();

test("nobody sees a page without a key: the way leads over the log in, and on to what was wanted", async () => {
  const page = await pages.open();
  await page.goto("/ui/production/timeline?object=customers");
  expect(new URL(page.url()).pathname).toBe("/ui/login");
  expect(await page.getByRole("navigation").count()).toBe(0);
  await fillLogIn(page, pages.keys.reader);
  expect(page.url()).toBe(`${pages.url}/ui/production/timeline?object=customers`);
  expect(await page.getByRole("banner").innerText()).toContain("key:reader");

  await page.getByRole("button", { name: "Log out" }).click();
  await page.getByRole("status").getByText("You are logged out").waitFor();
  await page.goto("/ui/production/");
  expect(new URL(page.url()).pathname).toBe("/ui/login");
  // what the browser kept is not shown again either
  await page.goBack();
  await page.goBack();
  expect(await page.getByRole("heading", { name: "Timeline" }).count()).toBe(0);
});

test("a wrong key, one with a typing mistake and an expired one are refused alike, and none stays in the page", async () => {
  const page = await pages.open();
  const wrong = [
    pages.keys.reader.replace(/.$/, (last) => (last === "A" ? "B" : "A")),
    pages.keys.expired,
    "pggit_nobody",
    "what's a key?",
  ];
  for (const key of wrong) {
    await page.goto("/ui/login");
    await fillLogIn(page, key);
    await page.getByRole("alert").waitFor();
    expect(new URL(page.url()).pathname).toBe("/ui/login");
    expect(await page.content()).not.toContain(key);
    expect(await page.context().cookies()).toEqual([]);
  }
});

test("the first page lists the environments and how each stands, and leads to them", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/");
  const table = page.getByRole("region", { name: /^Environments/ });
  expect(await table.locator("tbody tr").allInnerTexts()).toEqual([
    expect.stringMatching(/^production\s+enabled/),
    expect.stringMatching(/^staging\s+enabled/),
  ]);
  await table.getByRole("link", { name: "staging" }).click();
  await page.getByRole("heading", { name: "Tracking is enabled" }).waitFor();
  await page.getByText("Environment: staging").click();
  await page.getByRole("link", { name: "production" }).click();
  expect(new URL(page.url()).pathname).toBe("/ui/production/");
});

test("what is not there is said to be so, with a way on and the request's id", async () => {
  const page = await pages.open({ as: "reader" });
  for (const [path, status, text] of [
    ["/ui/nowhere/", 404, "no environment nowhere"],
    ["/ui/production/nothing", 404, "no page"],
    ["/ui/production/object?name=nobody", 404, "nobody"],
    ["/ui/production/commit?id=0000000", 404, "0000000"],
    ["/ui/production/timeline?since=whenever", 400, "whenever"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(status);
    const said = await page.getByRole("main").innerText();
    expect(said).toContain(text);
    const [, id = "none"] = /request ([0-9a-f-]{36})/i.exec(said) ?? [];
    expect(pages.log()).toContain(id);
    expect(await page.getByRole("link").count()).toBeGreaterThan(2);
  }
});
