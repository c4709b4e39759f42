/** Who may read history, and where nothing can be written. */
import { expect, test } from "vitest";
import { useConnections } from "../install/connections.ts";
import { installed } from "../install/installed.ts";
import { useDatabase } from "../servers/use-database.ts";
import { changed, column, failure } from "./history.ts";

const db = useDatabase(installed, { each: "file" });
const connectTo = useConnections();

const readers = [
  "log()",
  "log('users')",
  "show_commit()",
  "commit_definitions()",
  "diff('HEAD~1')",
  "diff_definitions('HEAD~1')",
  "object_at('users')",
  "object_history('users')",
  "blame('users')",
  "list_objects()",
  "changes_of_commits('{HEAD}')",
  "list_branches()",
  "export_commit('HEAD')",
];

test("pggit_reader is enough for every reader, and what was just captured is in what it reads", async () => {
  const admin = await connectTo(db.url);
  await changed(admin, "create table users (id int)");
  await admin.script("alter table users add column email text");
  const reader = await connectTo((await db.role({ memberOf: ["pggit_reader"] })).url);
  expect(await column(reader, "select message from pggit.log(max_count => 1)")).toEqual([
    "ALTER TABLE public.users",
  ]);
  for (const call of readers) {
    expect([call, (await reader.query(`select * from pggit.${call}`)).length > 0]).toEqual([
      call,
      true,
    ]);
  }
});

test("somebody without a role of pgGit may read nothing", async () => {
  const nobody = await connectTo((await db.role()).url);
  for (const call of readers) {
    expect(await failure(nobody, `select * from pggit.${call}`)).toMatchObject({
      code: "MISSING_PRIVILEGE",
    });
  }
});

test("only operators make, switch and rename branches, only admins delete them", async () => {
  const as = async (role: string) => connectTo((await db.role({ memberOf: [role] })).url);
  const reader = await as("pggit_reader");
  const operator = await as("pggit_operator");
  const admin = await as("pggit_admin");
  const refused = { code: "MISSING_PRIVILEGE" };
  for (const call of [
    "create_branch('b')",
    "switch_branch('main')",
    "rename_branch('main', 'b')",
  ]) {
    expect(await failure(reader, `select pggit.${call}`)).toMatchObject(refused);
  }
  await operator.query("select pggit.create_branch('one')");
  await operator.query("select pggit.rename_branch('one', 'two')");
  await operator.query("select pggit.switch_branch('two'), pggit.switch_branch('main')");
  expect(await failure(operator, "select pggit.delete_branch('two')")).toMatchObject(refused);
  await admin.query("select pggit.delete_branch('two')");
});

test("a read-only transaction reads what history has, and says what is not in it yet", async () => {
  const sql = await connectTo(db.url);
  await changed(sql, "create table seen (id int)");
  await sql.script("create table waiting (id int)");
  const notices: string[] = [];
  sql.onNotice(({ message }) => notices.push(message));
  await sql.transaction(
    async (transaction) => {
      expect(await column(transaction, "select message from pggit.log(max_count => 1)")).toEqual([
        "CREATE TABLE public.seen",
      ]);
      for (const call of readers.filter((each) => each.startsWith("export"))) {
        await transaction.query(`select * from pggit.${call}`);
      }
    },
    { readOnly: true },
  );
  expect(notices[0]).toBe(
    "captured changes that are not in history yet, and cannot be added on a read-only server: 1",
  );
});
