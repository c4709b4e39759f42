import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { withClient } from "../servers/client.ts";
import { webhookSecret } from "./serve-pages.ts";
import { usePages } from "./use-pages.ts";

const pages = usePages();

const count = (what: string) =>
  withClient(pages.production.url, async (client) => {
    const [row] = await client.query<{ count: string }>(`select count(*) from ${what}`);
    return Number(row?.count);
  });

test("comparing shows what differs side by side, and gives it as JSON and as SQL", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/compare");
  await page.getByLabel("With").selectOption("staging");
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const main = page.getByRole("main");
  await main.getByText(/\d+ of \d+ objects differ/).waitFor();
  for (const name of [
    "customers",
    "orders",
    "calculate_tax(numeric)",
    "analytics_cache",
    "order_status",
  ]) {
    expect(await main.getByRole("link", { name, exact: true }).count(), name).toBeGreaterThan(0);
  }
  await main.getByRole("link", { name: "calculate_tax(numeric)", exact: true }).first().click();
  const details = main.locator("details", { hasText: "calculate_tax" });
  if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
  expect(await details.locator("del").allInnerTexts()).toContain("0");
  for (const [link, text] of [
    ["the report as JSON", '"env1"'],
    ["staging", "analytics_cache"],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      main.getByRole("link", { name: link, exact: true }).click(),
    ]);
    const file = await download.createReadStream();
    expect(Buffer.concat(await file.toArray()).toString()).toContain(text);
  }
});

test("purging: what would go, the word that is typed, a wrong one refused, and what went", async () => {
  const before = await count("pggit.commits");
  for (const script of [true, false]) {
    const page = await pages.open({ as: "oncall", script });
    await page.goto("/ui/production/purge");
    await page.getByLabel("Older than").fill("10 days");
    await page.getByRole("button", { name: "Show" }).click();
    const forecast = page.getByRole("region", { name: "What would be removed" });
    expect(await forecast.innerText()).toMatch(/commits/);
    expect(await count("pggit.commits")).toBe(before);
    const button = page.getByRole("button", { name: "Remove it for good" });
    const word = page.getByLabel(/^Type production/);
    await word.fill("staging");
    if (script) {
      expect(await button.isDisabled()).toBe(true);
      continue;
    }
    await button.click();
    await page.getByRole("alert").waitFor();
    expect(await count("pggit.commits")).toBe(before);
    await word.fill("production");
    await button.click();
    await page.getByText(/began/).waitFor();
    await expect
      .poll(async () => (await page.reload()) && page.getByRole("main").innerText(), {
        timeout: 30_000,
        interval: 500,
      })
      .toMatch(/What was removed/);
    expect(await count("pggit.commits")).toBeLessThan(before);
  }
});

test("who may not purge gets no form, and is told which scope it takes", async () => {
  const page = await pages.open({ as: "reader" });
  const answer = await page.goto("/ui/production/purge");
  expect(answer?.status()).toBe(403);
  expect(await page.getByRole("main").innerText()).toContain("scope purge");
  expect(await page.getByRole("navigation", { name: "Views" }).innerText()).not.toContain("Purge");
});

test("verifying runs as a job that is followed, and ends with what each check found", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/verify");
  expect(await page.getByRole("button", { name: "Verify and fix" }).count()).toBe(0);
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByRole("heading", { name: /^Verifying/ }).waitFor();
  const found = page.getByRole("region", { name: "What each check found" });
  await found.waitFor({ timeout: 60_000 });
  expect(await found.innerText()).toContain("blob_integrity");
  expect(await page.getByRole("main").innerText()).toContain("History is consistent");
  await page.goto("/ui/production/verify");
  const jobs = page.getByRole("region", { name: "Verifications, the last first" });
  expect(await jobs.locator("tbody tr").first().innerText()).toContain("key:reader");
});

test("a webhook disables, its delivery says which rule matched, and is replayed", async () => {
  const body = JSON.stringify({
    event: {
      id: crypto.randomUUID(),
      event_type: "incident.triggered",
      occurred_at: new Date().toISOString(),
      data: { id: "P200", title: "Disk is full", service: { id: "S", summary: "Orders" } },
    },
  });
  const signature = createHmac("sha256", webhookSecret).update(body).digest("hex");
  const answer = await fetch(`${pages.url}/v1/webhooks/pagerduty`, {
    method: "POST",
    body,
    headers: { "X-PagerDuty-Signature": `v1=${signature}` },
  });
  expect(answer.status).toBe(200);

  const page = await pages.open({ as: "oncall" });
  await page.goto("/ui/production/");
  await page.getByRole("heading", { name: "Tracking is disabled" }).waitFor();
  await page.getByRole("button", { name: "Enable tracking now" }).click();
  await page.getByRole("heading", { name: "Tracking is enabled" }).waitFor();

  await page.getByRole("link", { name: "Webhooks" }).click();
  const list = page.getByRole("region", { name: "Deliveries, newest first" });
  expect(await list.innerText()).toMatch(/rejected/);
  await list.locator("tbody tr", { hasText: "Disk is full" }).getByRole("link").first().click();
  expect(await page.getByRole("main").innerText()).toMatch(/rule 1/);
  await page.getByLabel("Reason").fill("Full again");
  await page.getByRole("button", { name: /^Replay/ }).click();
  await page.getByRole("status").getByText("Replayed: disable").waitFor();
  await page.getByRole("link", { name: "Status", exact: true }).click();
  await page.getByRole("heading", { name: "Tracking is disabled" }).waitFor();
  await page.getByRole("button", { name: "Enable tracking now" }).click();
});

test("the audit log tells who did what and how it ended, and is filtered", async () => {
  const page = await pages.open({ as: "oncall" });
  await page.goto("/ui/production/");
  await page.getByRole("button", { name: "Pause tracking" }).click();
  await page.getByRole("button", { name: "Resume tracking now" }).click();
  await page.getByRole("link", { name: "Audit log" }).click();
  const events = page.getByRole("region", { name: "Events, newest first" });
  const row = events.locator("tbody tr", { hasText: "tracking pause" }).first();
  expect(await row.innerText()).toMatch(/key:oncall[^]*done/);
  await row.locator("summary").click();
  expect(await row.locator("pre").innerText()).toContain("client_address");
  await page.getByLabel("Who").fill("key:nobody");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByText("No event fits this filter.").waitFor();
});
