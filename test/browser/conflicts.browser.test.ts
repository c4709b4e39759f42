import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withClient } from "../servers/client.ts";
import { usePages } from "./use-pages.ts";

const pages = usePages();

/** Columns of a table of production, in order. */
const columns = (table: string) =>
  withClient(pages.production.url, async (client) => {
    const rows = await client.query<{ is: string }>(
      `select attname || ' ' || format_type(atttypid, atttypmod) as is from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    );
    return rows.map((row) => row.is);
  });

const registered = (identity: string) =>
  withClient(pages.production.url, async (client) => {
    const [row] = await client.query(
      "select status, resolution_type, resolution_reason from pggit.conflict_registry where object_identifier = $1",
      [identity],
    );
    return row;
  });

async function openConflict(page: Page, name: string): Promise<void> {
  await page.goto("/ui/production/conflicts");
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

test("a conflict shows base, current and incoming, marks what collides, and what each way would run", async () => {
  const page = await pages.open({ as: "reader" });
  await openConflict(page, "public.customers");
  const sides = page.getByRole("region", { name: /^Facets in which/ });
  const phone = sides.locator("tbody tr", { hasText: "collision" });
  expect(await phone.count()).toBe(1);
  expect(await phone.innerText()).toMatch(
    /phone[^]*varying\(20\)[^]*varying\(32\)[^]*text[^]*collision/,
  );
  expect(await phone.locator("mark").count()).toBe(2);
  const main = await page.getByRole("main").innerText();
  expect(main).toMatch(/ADD COLUMN locale text/i);
  expect(main).toMatch(/ALTER COLUMN phone (?:SET DATA )?TYPE text/i);
  // who may only read resolves nothing
  expect(await page.getByRole("button", { name: "Resolve" }).count()).toBe(0);
  expect(main).toMatch(/takes the scope resolve/);
});

test("by keyboard alone: log in, get to the conflict, resolve it by merging with a reason", async () => {
  const page = await pages.open();
  const { keyboard } = page;
  const focused = () =>
    page.evaluate<string>(
      "(document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? '').trim()",
    );
  /** Goes on with Tab to what has this text, as whoever sees the focus does. */
  const tabTo = async (text: RegExp) => {
    for (let count = 0; count < 150; count += 1) {
      await keyboard.press("Tab");
      if (text.test(await focused())) return;
    }
    throw new Error(`Tab does not lead to ${text} on ${page.url()}`);
  };
  const enter = async () => {
    await Promise.all([page.waitForNavigation(), keyboard.press("Enter")]);
  };
  await page.goto("/ui/production/");
  // a browser gives the field its focus a moment after the page is loaded
  await page.locator("input:focus").waitFor();
  await keyboard.type(pages.keys.resolver);
  await enter();
  await tabTo(/^Skip to the content$/);
  expect(await page.locator(".skip").boundingBox()).toMatchObject({ x: expect.any(Number) });
  await tabTo(/^Conflicts$/);
  await enter();
  await tabTo(/^public\.products$/);
  await enter();
  await tabTo(/^Keep what is here$/);
  await keyboard.press("ArrowDown");
  expect(await focused()).toBe("Merge");
  await tabTo(/^Reason$/);
  await keyboard.type("Weighed for the parcel service");
  await tabTo(/^Resolve$/);
  await enter();
  await page.getByRole("status").getByText("Resolved.").waitFor();
  expect(await columns("products")).toContain("weight numeric(8,3)");
  expect(await registered("public.products")).toEqual({
    status: "resolved",
    resolution_type: "merge",
    resolution_reason: "Weighed for the parcel service",
  });
  expect(await page.getByRole("main").innerText()).toMatch(/What ran[^]*weight/);
});

test("what collides cannot be merged: refused with what to do, and what was chosen stands there again", async () => {
  const page = await pages.open({ as: "oncall" });
  await openConflict(page, "public.customers");
  await page.getByRole("radio", { name: "Merge" }).check();
  await page.getByLabel("Reason").fill("Try it");
  await page.getByRole("button", { name: "Resolve" }).click();
  await page.getByRole("alert").first().waitFor();
  expect(await page.getByRole("alert").first().innerText()).toMatch(/phone/);
  expect(await page.getByRole("radio", { name: "Merge" }).isChecked()).toBe(true);
  expect(await page.getByLabel("Reason").inputValue()).toBe("Try it");
  expect(await columns("customers")).toContain("phone character varying(32)");
  expect(await registered("public.customers")).toMatchObject({ status: "unresolved" });
});

test("SQL of one's own is previewed without effect, then run", async () => {
  const page = await pages.open({ as: "oncall" });
  await openConflict(page, "public.customers");
  await page.getByLabel(/^SQL/).fill("alter table customers alter column phone type varchar(40)");
  await page.getByRole("button", { name: "Preview my SQL" }).click();
  await page
    .getByText(/varying\(40\)|varchar\(40\)/)
    .first()
    .waitFor();
  expect(await columns("customers")).toContain("phone character varying(32)");

  await page.getByRole("radio", { name: "Run SQL of your own" }).check();
  await page.getByLabel("Reason").fill("Between the two");
  await page.getByRole("button", { name: "Resolve" }).click();
  await page.getByRole("status").getByText("Resolved.").waitFor();
  expect(await columns("customers")).toContain("phone character varying(40)");

  await page.goto("/ui/production/conflicts?status=resolved");
  await page.getByRole("link", { name: "public.customers" }).waitFor();
  // the registry's word is in history
  await page.goto("/ui/production/timeline");
  expect(await page.locator("ol.commits > li").first().innerText()).toContain("Between the two");
});

test("whoever may resolve, but not with SQL of his own, is offered none", async () => {
  const page = await pages.open({ as: "resolver" });
  await openConflict(page, "public.calculate_tax(numeric)");
  expect(await page.getByLabel(/^SQL/).count()).toBe(0);
  await page.getByRole("radio", { name: "Keep what is here" }).check();
  await page.getByRole("button", { name: "Resolve" }).click();
  await page.getByRole("status").getByText("Resolved.").waitFor();
  expect(await registered("public.calculate_tax(numeric)")).toMatchObject({
    resolution_type: "use_current",
  });
});
