/** The audit log on the status page: who did what and how it ended, found and paged. */
import { beforeAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { hostile, isEscaped, useViews } from "./views-site.ts";

const shop = useDatabase(installed, { each: "file" });
const till = useDatabase(installed, { each: "file" });
const site = useViews(shop, till);

beforeAll(async () => {
  const client = await shop.client();
  await client.query(
    `select pggit.record_call('key:ci', 'r' || n, 'history purge', case when n % 2 = 0 then 'done' else 'FORBIDDEN' end)
     from generate_series(1, 150) as n`,
  );
  await client.query("select pggit.record_call($1, $1, $1, $1, arguments => $2)", [
    hostile,
    JSON.stringify({ [hostile]: hostile }),
  ]);
});

test("it says who did what, how it ended and by which request, a page at a time", async () => {
  const visitor = await site.visitor(["read"]);
  const first = await visitor.open("/ui/shop/audit?actor=key:ci");
  expect(first.text).toContain("key:ci history purge api call done");
  const rows = (html: string) => new Set(html.match(/Event \d+/g)).size;
  expect(rows(first.html)).toBe(100);
  const next = /href="([^"]*)" rel="next"/.exec(first.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const second = await visitor.open(next);
  expect(rows(second.html)).toBe(50);
  expect(second.html).not.toContain('rel="next"');
});

test("it is found by outcome, request and time", async () => {
  const visitor = await site.visitor(["read"]);
  const failed = await visitor.open("/ui/shop/audit?actor=key:ci&outcome=failed");
  expect(failed.text).toContain("FORBIDDEN");
  expect(failed.text).not.toContain("api call done");
  const one = await visitor.open("/ui/shop/audit?request=r7");
  expect(one.html.match(/Event \d+/g)).toHaveLength(1);
  const never = await visitor.open("/ui/shop/audit?since=2100-01-01T00:00");
  expect(never.text).toContain("No event fits this filter.");
  const nonsense = await visitor.open("/ui/shop/audit?since=yesterdayish");
  expect(nonsense.status).toBe(400);
});

test("what an event has in it is text, whatever it is", async () => {
  const visitor = await site.visitor(["read"]);
  expect(isEscaped(await visitor.open("/ui/shop/audit"))).toBe(true);
  const asked = await visitor.open(`/ui/shop/audit?actor=${encodeURIComponent(hostile)}`);
  expect(isEscaped(asked)).toBe(true);
});

test("looking at it is on record, and not in the way", async () => {
  const visitor = await site.visitor(["read"]);
  await visitor.open("/ui/shop/audit");
  expect((await visitor.open("/ui/shop/audit?operation=events+list&all=yes")).text).toContain(
    "events list api read done",
  );
  expect((await visitor.open("/ui/shop/audit?operation=events+list&outcome=done")).text).toContain(
    "No event fits this filter.",
  );
});
