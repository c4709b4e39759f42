/** Resolving a conflict step by step: once in a real terminal, the rest with answers that are given. */
import { afterEach, expect, test } from "vitest";
import { ran } from "../../packages/cli/src/edges.fixture.ts";
import type { Ask } from "../../packages/cli/src/ask.ts";
import { installed } from "../install/installed.ts";
import { withClient } from "../servers/client.ts";
import { useDatabase } from "../servers/use-database.ts";
import { bundledCli } from "./command.ts";
import { keys, terminal, type Terminal } from "./terminal.ts";

const db = useDatabase(installed);
const open: Terminal[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** A table whose column email both sides have changed, unless it is left as it was. */
async function conflict({ isLossy = false, collides = true } = {}): Promise<string> {
  return withClient(db.url, async (client) => {
    await client.query("create table users (id int primary key, email varchar(20), note text)");
    await client.query("insert into users values (1, 'a@example.com', 'kept')");
    if (collides) await client.query("alter table users alter email type varchar(40)");
    const note = isLossy ? "" : ", note text";
    const [row] = await client.query<{ id: string }>(
      "select pggit.register_conflict('merge', 'table', 'public.users', $1)::text as id",
      [
        {
          base_definition: "CREATE TABLE users (id int primary key, email varchar(20), note text)",
          incoming_definition: `CREATE TABLE users (id int primary key, email text${note})`,
        },
      ],
    );
    return row?.id ?? "";
  });
}

const column = (name: string) =>
  withClient(db.url, async (client) => {
    const rows = await client.query<{ is: string }>(
      "select format_type(atttypid, atttypmod) as is from pg_attribute where attrelid = 'users'::regclass and attname = $1 and not attisdropped",
      [name],
    );
    return rows[0]?.is;
  });

const registered = (id: string) =>
  withClient(db.url, (client) =>
    client.query(
      "select status, resolution_type, resolution_reason from pggit.conflict_registry where conflict_id = $1",
      [id],
    ),
  );

/** Gives answers in their order; undefined gives up. What was asked is kept. */
function answers(...given: (string | undefined | (() => Promise<string>))[]) {
  const asked: string[] = [];
  const next = async (question: string): Promise<string | undefined> => {
    asked.push(question);
    if (given.length === 0) throw new Error(`nobody answers: ${question}`);
    const answer = given.shift();
    return typeof answer === "function" ? answer() : answer;
  };
  const ask: Ask = {
    choose: async (question, choices) => {
      const answer = await next(
        [question, ...choices.map((c) => `${c.value}: ${c.hint}`)].join("\n"),
      );
      return choices.find(({ value }) => value === answer)?.value;
    },
    line: next,
  };
  return { ask, asked, left: given };
}

const resolve = (ask: Ask, ...argv: string[]) =>
  ran(["conflicts", "resolve", db.url, ...argv], { ask, terminal: true, width: 80 });

test("in a terminal: both sides, what each way would run, and the choice", async () => {
  const id = await conflict();
  const bin = await bundledCli();
  const screen = terminal({
    program: process.execPath,
    argv: [bin, "conflicts", "resolve", db.url, id],
  });
  open.push(screen);
  await screen.shows("collision");
  await screen.shows("1 part was changed by both sides (collision): choose one.");
  await screen.shows("use_tracked: make it the incoming one, rows kept (1 statement");
  await screen.shows("merge: take of each part what one side changed (not possible");
  screen.type(keys.down + keys.enter);
  await screen.shows("ALTER TABLE public.users ALTER COLUMN email TYPE text");
  await screen.shows("lock: ACCESS EXCLUSIVE");
  await screen.shows("-    email character varying(40),");
  await screen.shows("+    email text,");
  await screen.shows("resolve: run this");
  expect(await column("email")).toBe("character varying(40)");
  screen.type(keys.down + keys.enter);
  await screen.shows("Why?");
  screen.type(`seen in review${keys.enter}`);
  await screen.shows("public.users: 1 statement ran");
  expect(await screen.ended).toBe(0);
  expect(await column("email")).toBe("text");
  expect(await registered(id)).toEqual([
    {
      status: "resolved",
      resolution_type: "use_tracked",
      resolution_reason: "seen in review",
    },
  ]);
}, 120_000);

test("Ctrl-C in a terminal changes nothing", async () => {
  const id = await conflict();
  const screen = terminal({
    program: process.execPath,
    argv: [await bundledCli(), "conflicts", "resolve", db.url, id],
    columns: 40,
  });
  open.push(screen);
  await screen.shows("How is it to be resolved?");
  screen.type(keys.giveUp);
  await screen.shows("Nothing was resolved.");
  expect(await screen.ended).toBe(0);
  expect(await registered(id)).toMatchObject([{ status: "unresolved" }]);
}, 120_000);

test("without an id the conflict is chosen among the open ones", async () => {
  const id = await conflict({ collides: false });
  const { ask, asked } = answers(id, "merge", "resolve", "");
  const { code, stdout } = await resolve(ask);
  expect([code, stdout]).toEqual([0, "public.users: 1 statement ran\n"]);
  expect(asked[0]).toContain(`${id}: merge: table public.users`);
  expect(await registered(id)).toMatchObject([{ resolution_reason: null }]);
});

test("a resolution that is not possible is said, and another can be chosen", async () => {
  const id = await conflict();
  const { ask, left } = answers("merge", "use_current", "back", "leave");
  const { code, stdout, stderr } = await resolve(ask, id);
  expect([code, stdout, left]).toEqual([0, "Nothing was resolved.\n", []]);
  expect(stderr).toMatch(/error:.*email/s);
  expect(stderr).toContain("no statement would run");
});

test("where values would be lost it has to be typed", async () => {
  const id = await conflict({ isLossy: true });
  const refused = answers("use_tracked", undefined, "leave");
  expect((await resolve(refused.ask, id)).stdout).toBe("Nothing was resolved.\n");
  expect(await column("note")).toBe("text");
  const { ask, asked } = answers("use_tracked", "lose them", "agreed");
  const { code, stderr } = await resolve(ask, id);
  expect(code).toBe(0);
  expect(stderr).toContain("data_loss: values that are there now would go");
  expect(asked[1]).toContain("Type lose them");
  expect(await column("note")).toBeUndefined();
});

test("custom SQL is typed, shown with its effect, and run", async () => {
  const id = await conflict();
  const sql = "alter table public.users add column phone text";
  const { ask } = answers("custom", sql, "resolve", "by hand");
  const { code, stderr } = await resolve(ask, id, "--reason", "said before");
  expect(code).toBe(0);
  expect(stderr).toContain("+    phone text");
  expect(await column("phone")).toBe("text");
  expect(await registered(id)).toMatchObject([
    { resolution_type: "custom", resolution_reason: "said before" },
  ]);
});

test("what was changed between looking and agreeing is not run", async () => {
  const id = await conflict();
  const meanwhile = async () => {
    await withClient(db.url, (client) => client.query("alter table users add column late int"));
    return "resolve";
  };
  const { ask } = answers("use_tracked", meanwhile, "");
  const { code, stderr } = await resolve(ask, id);
  expect(code).toBe(2);
  expect(stderr).toContain("what would run is not what was shown");
  expect(await column("late")).toBe("integer");
  expect(await registered(id)).toMatchObject([{ status: "unresolved" }]);
});

test("with no conflict open there is nothing to choose", async () => {
  const { code, stderr } = await resolve(answers().ask);
  expect(code).toBe(2);
  expect(stderr).toMatch(/No conflict is open/);
});
