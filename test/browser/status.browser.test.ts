import { afterEach, expect, test } from "vitest";
import { withClient } from "../servers/client.ts";
import { usePages } from "./use-pages.ts";

const pages = usePages();

const tracking = () =>
  withClient(pages.production.url, async (client) => {
    const [row] = await client.query<{ is: boolean }>("select pggit.is_tracking() as is");
    return row?.is;
  });

afterEach(() =>
  withClient(pages.production.url, (client) =>
    client.query("select pggit.emergency_enable(); select pggit.resume_tracking()"),
  ),
);

test("the emergency button: off at once, why and until when, counting down, and on again", async () => {
  const page = await pages.open({ as: "oncall" });
  await page.goto("/ui/production/");
  await page.getByRole("heading", { name: "Tracking is enabled" }).waitFor();
  const form = page.locator("form", {
    has: page.getByRole("button", { name: "Disable tracking" }),
  });
  await form.getByLabel("For").fill("90 minutes");
  await form.getByLabel("Reason").fill("Replication lags");
  await form.getByRole("button").click();
  await page.getByRole("status").getByText("Tracking is disabled until").waitFor();
  expect(await tracking()).toBe(false);

  const state = page.getByRole("region", { name: /^Tracking is/ });
  expect(await state.innerText()).toContain("Replication lags");
  const countdown = state.locator("[data-until]");
  const first = await countdown.innerText();
  expect(first).toMatch(/^in 01:(?:29|30):\d\d$/);
  // it steps once a second: two steps, and time to be late
  await expect.poll(() => countdown.innerText(), { timeout: 5_000 }).not.toBe(first);

  // loading it again presses nothing again
  await page.reload();
  expect(await page.getByRole("status").count()).toBe(0);
  await page.getByRole("button", { name: "Enable tracking now" }).click();
  await page.getByRole("heading", { name: "Tracking is enabled" }).waitFor();
  expect(await tracking()).toBe(true);
  const newest = page.getByRole("region", { name: "When tracking was off" }).locator("tbody tr");
  expect(await newest.first().innerText()).toContain("Replication lags");
});

test("a duration that is none is refused, said above the view, and nothing is off", async () => {
  const page = await pages.open({ as: "oncall" });
  await page.goto("/ui/production/");
  const form = page.locator("form", {
    has: page.getByRole("button", { name: "Disable tracking" }),
  });
  await form.getByLabel("For").fill("a while");
  await form.getByRole("button").click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toMatch(/duration/i);
  expect(await tracking()).toBe(true);
});

test("a form that is sent twice is done once", async () => {
  const page = await pages.open({ as: "oncall", script: false });
  await page.goto("/ui/production/");
  const form = page.locator("form", { has: page.getByRole("button", { name: "Pause tracking" }) });
  await form.getByLabel("Reason").fill("Twice");
  await form.getByRole("button").click();
  await page.getByText("Tracking is paused until").waitFor();
  await page.goBack();
  await form.getByRole("button").click();
  await page.getByText("Tracking is paused until").waitFor();
  const stops = page.getByRole("region", { name: "When tracking was off" }).locator("tbody tr");
  expect(await stops.filter({ hasText: "Twice" }).count()).toBe(1);
  await page.getByRole("button", { name: "Resume tracking now" }).click();
  await page.getByRole("heading", { name: "Tracking is enabled" }).waitFor();
});

test("who may only read sees everything, and no button but the one to leave", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/");
  expect(await page.locator("main form").count()).toBe(0);
  expect(await page.getByRole("region", { name: "Switches" }).innerText()).toMatch(
    /takes the scope emergency[^]*takes the scope operate/,
  );
});

test("the incident of three hours ago is among the gaps, with what was changed meanwhile", async () => {
  const page = await pages.open({ as: "reader" });
  await page.goto("/ui/production/");
  const gap = page.locator("tbody tr", { hasText: "Database latency is high" });
  expect(await gap.innerText()).toContain("in history");
  await gap.getByRole("link", { name: "look" }).click();
  await page.getByRole("heading", { name: "Timeline" }).waitFor();
});
