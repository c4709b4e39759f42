/** Lists come page by page, and what changes between two pages neither repeats nor hides a row. */
import { connect, operations, pathOf, routeOf, type Sql } from "pggit";
import { createJobs } from "pggit-functions";
import { beforeAll, afterAll, expect, test } from "vitest";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { type Answered, type Api, apiOver, directEnvironments } from "./api.ts";

const db = useDatabase(installed, { each: "file" });
const at = "/v1/environments/shop";
function withJobs(): Api {
  const environments = directEnvironments({ shop: db.url });
  const hand = () => Promise.resolve();
  const jobs = createJobs({ environments, hand, onUnhanded: () => undefined });
  return apiOver({ shop: db.url }, { environments, jobs });
}
const get = (path: string) => withJobs().get(path);

let sql: Sql;
beforeAll(async () => {
  sql = await connect(db.url);
  await sql.script("create table users (id int)");
  for (let n = 1; n <= 7; n += 1) {
    await sql.query("select pggit.begin_deployment($1)", [`release ${n}`]);
    await sql.script(`alter table users add column c${n} int; select pggit.fold(true)`);
    await sql.query("select pggit.end_deployment()");
    await sql.query("select pggit.pause_tracking(), pggit.resume_tracking()");
    await sql.query("select pggit.create_milestone($1)", [`v${n}`]);
    await sql.query("select pggit.create_branch($1)", [`b${n}`]);
    await sql.query(
      "select pggit.receive_delivery('hook', 'github', $1, 'other', 'issue', now(), 'Hello', 'nothing')",
      [`delivery ${n}`],
    );
    await sql.query("select pggit.register_conflict('version', 'table', 'public.users', $1)", [
      JSON.stringify({ current_version: "1.0.0", incoming_version: `1.${n}.0` }),
    ]);
  }
  await sql.query("select pggit.begin_deployment('long')");
  for (let n = 1; n <= 7; n += 1) {
    await sql.script(`create table t${n} (id int); select pggit.fold(true)`);
  }
  await sql.query("select pggit.end_deployment()");
});
afterAll(() => sql.close());

/** Every page of a list, by its links. */
async function pages(path: string): Promise<Answered[]> {
  const found: Answered[] = [];
  for (let next: string | undefined = path; next; ) {
    const answered: Answered = await get(next);
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
    found.push(answered);
    next = /^<([^>]+)>; rel="next"$/.exec(answered.headers.get("link") ?? "")?.[1];
    expect(next === undefined).toBe(answered.body["next"] === null);
  }
  return found;
}

const lists: readonly (readonly [string, string, number])[] = [
  ["history log", "", 16],
  ["history show", "commit=HEAD~2", 1],
  ["history diff", "from_commit=v3&to_commit=HEAD", 8],
  ["history versions", "object=users", 8],
  ["history objects", "", 9],
  ["branch list", "", 8],
  ["milestone list", "", 7],
  ["deployment list", "", 8],
  ["deployment commits", "deployment_id=8", 7],
  ["conflicts list", "", 7],
  ["webhooks list", "", 7],
  ["tracking stops", "", 7],
  ["events list", "of_type=begin_deployment", 8],
];

test("every operation that has pages is here", () => {
  const paged = operations.filter(({ page }) => page).map(({ name }) => name);
  expect(new Set(paged)).toEqual(new Set(lists.map(([name]) => name)));
});

test.each(lists)(
  "%s: pages of three have what one page has, in its order",
  async (name, query, count) => {
    const operation = operations.find((one) => one.name === name);
    const route = operation && routeOf(operation);
    if (!route) throw new RangeError(`${name} has no route`);
    const path = `${pathOf(route, "shop")}?${query}`;
    const [whole, ...more] = await pages(path);
    expect(more).toEqual([]);
    expect(whole?.body.rows).toHaveLength(count);
    const parts = await pages(`${path}&limit=3`);
    expect(parts).toHaveLength(Math.ceil(count / 3));
    expect(parts.flatMap(({ body }) => body.rows)).toEqual(whole?.body.rows);
  },
);

test("newest first is newest first, and what came meanwhile does not shift a page", async () => {
  const first = await get(`${at}/deployment/list?limit=3`);
  const names = (answered: Answered) => answered.body.rows.map((row) => row["name"]);
  expect(names(first)).toEqual(["long", "release 7", "release 6"]);
  await sql.query("select pggit.begin_deployment('later')");
  const after = encodeURIComponent(String(first.body["next"]));
  const second = await get(`${at}/deployment/list?limit=3&after=${after}`);
  expect(names(second)).toEqual(["release 5", "release 4", "release 3"]);
});

const cursor = (...place: string[]) => Buffer.from(JSON.stringify(place)).toString("base64url");

test.each([
  ["after=nonsense", "is no place in this list"],
  ["after=WyIxIl0", "is no place in this list"],
  [`after=${cursor("shop: conflicts list", "soon", "now")}`, "soon"],
  [`after=${cursor("shop: conflicts list", "2026-11-01")}`, "is no place in this list"],
  [`after=${cursor("shop: milestone list", "2026-11-01", "v1")}`, "is no place in this list"],
  [`after=${cursor("till: conflicts list", "2026-11-01", "v1")}`, "is no place in this list"],
  ["limit=0", "limit"],
  ["limit=1001", "limit"],
  ["limit=many", "limit"],
])("conflicts list?%s is refused", async (query, reason) => {
  const { status, body } = await get(`${at}/conflicts/list?${query}`);
  expect([status, body.code]).toEqual([400, "INVALID_ARGUMENT"]);
  expect(body["detail"]).toContain(reason);
});

test("a cursor is good for its own list alone, whatever the other one is sorted by", async () => {
  for (const [of, other] of [
    ["milestone/list", "conflicts/list"],
    ["tracking/stops", "events/list"],
    ["events/list", "jobs"],
  ]) {
    const { body } = await get(`${at}/${of}?limit=1`);
    expect(body["next"]).toEqual(expect.any(String));
    const { status, body: refused } = await get(`${at}/${other}?after=${String(body["next"])}`);
    expect([status, refused.code]).toEqual([400, "INVALID_ARGUMENT"]);
    expect(refused["detail"]).toContain("after: is no place in this list");
  }
});

test("the list of jobs goes on page by page, and takes each argument once", async () => {
  const { get: list, post } = withJobs();
  for (let n = 0; n < 3; n += 1) await post(`${at}/jobs`, { kind: "verify" });
  const first = await list(`${at}/jobs?limit=2`);
  const rest = await list(`${at}/jobs?limit=2&after=${String(first.body["next"])}`);
  expect(first.headers.get("link")).toBe(
    `<${at}/jobs?limit=2&after=${String(first.body["next"])}>; rel="next"`,
  );
  expect(rest.headers.get("link")).toBeNull();
  const ids = [...first.body.rows, ...rest.body.rows].map((row) => row["job_id"]);
  expect([first.body.rows.length, new Set(ids).size, rest.body["next"]]).toEqual([2, 3, null]);
  for (const [query, reason] of [
    ["limit=5&limit=1", "limit"],
    ["limit=many", "limit"],
    ["after=xx", "after: is no place in this list"],
    [`after=${cursor("shop: jobs", "xx")}`, "after: is no place in this list"],
    [`after=${cursor("shop: jobs", crypto.randomUUID())}`, "after: is no place in this list"],
  ]) {
    const { status, body } = await list(`${at}/jobs?${query}`);
    expect([status, body.code], query).toEqual([400, "INVALID_ARGUMENT"]);
    expect(body["detail"]).toContain(reason);
  }
});

test("the arguments by which a function pages are not taken beside limit and after", async () => {
  const { body } = await get(`${at}/history/log?max_count=3`);
  expect(body.code).toBe("INVALID_ARGUMENT");
});
