import { expect, test } from "vitest";
import { usePages } from "./use-pages.ts";

const pages = usePages();

test("the timeline tells who changed what, and is filtered by object, author, message and time", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/timeline");
  const headings = () => page.locator("ol.commits h2").allInnerTexts();
  const all = await headings();
  expect(all.slice(0, 3)).toEqual([
    expect.stringMatching(/^Changes while tracking was disabled/),
    "Hold orders back",
    "Suppliers live elsewhere now",
  ]);
  expect(all.at(-1)).toBe("Schema as pgGit found it");
  const raised = page.locator("ol.commits > li", { hasText: "Raise the tax" });
  expect(await raised.innerText()).toMatch(/mira[^]*function calculate_tax\(numeric\)/);

  await page.getByLabel("Object").fill("customers");
  await page.getByRole("button", { name: "Show" }).click();
  expect(await headings()).toEqual([
    "Room for longer phone numbers",
    "Ask customers for a phone number",
    "The shop as it opened",
  ]);
  // the address is the filter: it can be sent to somebody
  expect(new URL(page.url()).searchParams.get("object")).toBe("customers");

  await page.getByLabel("Message").fill("longer");
  await page.getByRole("button", { name: "Show" }).click();
  expect(await headings()).toEqual(["Room for longer phone numbers"]);

  await page.goto("/ui/production/timeline");
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("From").fill(day(6));
  await page.getByLabel("To").fill(day(4));
  await page.getByRole("button", { name: "Show" }).click();
  expect(await headings()).toEqual(["Raise the tax"]);

  await page.goto("/ui/production/timeline");
  await page.getByLabel("Branch").selectOption("release-42");
  await page.getByRole("button", { name: "Show" }).click();
  expect((await headings())[0]).toBe("Room for longer phone numbers");
});

test("a commit shows each object's facets, and its definition before and after", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/timeline");
  await page.getByRole("link", { name: "Room for longer phone numbers" }).click();
  await page.getByRole("heading", { name: "Room for longer phone numbers" }).waitFor();
  const text = await page.getByRole("main").innerText();
  expect(text).toMatch(/phone[^]*character varying\(20\)[^]*character varying\(32\)/);
  const diff = page.getByRole("region", { name: /^Definition of customers/ });
  expect(await diff.locator("del").allInnerTexts()).toEqual(["20"]);
  expect(await diff.locator("ins").allInnerTexts()).toEqual(["32"]);
});

test("an object: any two versions compared, and who set each column", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/objects");
  await page.getByLabel("Name").fill("custom");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: "customers", exact: true }).click();

  const blame = page.getByRole("region", { name: "The commit that set each part" });
  const row = (part: string) => blame.locator("tbody tr", { hasText: part });
  expect(await row("column phone type").innerText()).toMatch(/character varying\(32\)[^]*mira/);
  await row("column email type").getByRole("link").click();
  await page.getByRole("heading", { name: "The shop as it opened" }).waitFor();
  await page.goBack();

  // from the first version to the last but one
  const versions = page.getByLabel("From", { exact: true });
  const oldest = await versions.locator("option").last().getAttribute("value");
  const middle = await versions.locator("option").nth(1).getAttribute("value");
  await versions.selectOption(oldest);
  await page.getByLabel("To", { exact: true }).selectOption(middle);
  await page.getByRole("button", { name: "Compare" }).click();
  const diff = page.getByRole("region", { name: "Definition of customers in two versions" });
  expect(await diff.innerText()).toMatch(/phone character varying\(20\)/);
  expect(await diff.innerText()).not.toMatch(/character varying\(32\)/);
});

test("what was dropped is found, and who dropped it", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/objects");
  expect(await page.getByRole("link", { name: "suppliers", exact: true }).count()).toBe(0);
  await page.getByLabel("Dropped ones").selectOption({ label: "shown, too" });
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: "suppliers", exact: true }).click();
  const versions = page.getByRole("region", { name: "Versions, newest first" });
  expect(await versions.locator("tbody tr").first().innerText()).toMatch(
    /drop[^]*Suppliers live elsewhere now/,
  );
});

test("activity: a bar for each day with changes, and the same figures as a table", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/activity");
  const [changes] = await page.locator("figure.chart").all();
  expect(await changes?.locator("rect.bar").count()).toBeGreaterThanOrEqual(6);
  await page.getByText("Day by day, as a table").click();
  const rows = page.getByRole("region", { name: /^Activity of each day/ }).locator("tbody tr");
  expect(await rows.count()).toBe(30);
  await page.getByRole("combobox", { name: "Days" }).selectOption("7");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByText("Day by day, as a table").click();
  expect(await rows.count()).toBe(7);
});

test("a deployment is begun, seen in the status, and ended with its commits", async () => {
  const page = await pages.open({ as: "oncall" });
  await page.goto("/ui/production/deployments");
  await page.getByRole("link", { name: "release 41" }).click();
  const commits = page.getByRole("region", { name: /^Commits of the deployment/ });
  expect(await commits.locator("tbody tr").count()).toBe(2);
  await page.goto("/ui/production/deployments");
  await page.getByLabel("Name").fill("release 43");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("status").getByText("release 43 has begun").waitFor();
  await page.getByRole("link", { name: "Status", exact: true }).click();
  const state = page.getByRole("region", { name: "State of each part" });
  expect(await state.innerText()).toContain("release 43");
  await page.getByRole("link", { name: "Deployments" }).click();
  await page.getByRole("button", { name: "End the deployment" }).click();
  await page.getByRole("status").getByText("has ended with 0 commits").waitFor();
});
