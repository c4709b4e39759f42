import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "pggit";
import { expect, test, vi } from "vitest";

// Making a database takes seconds, more where other tests run beside it.
vi.setConfig({ testTimeout: 90_000 });

test("memory: is a database that ends when it is closed", async () => {
  const sql = await connect("memory:");
  expect(sql.label).toBe("memory:");
  await sql.script("create table t (id int)");
  expect(await sql.query("select * from t")).toEqual([]);
  await sql.close();
  await expect(sql.query("select 1")).rejects.toMatchObject({ code: "CONNECTION_FAILED" });
});

test("pglite:/directory keeps what was committed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pggit-pglite-"));
  try {
    const first = await connect(`pglite:${join(folder, "data")}`);
    await first.script("create table t (id int); insert into t values (7)");
    await first.close();
    const second = await connect(`pglite:${join(folder, "data")}`);
    expect(await second.query("select id from t")).toEqual([{ id: 7 }]);
    await second.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a directory that cannot be one is a failed connection that names it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pggit-pglite-"));
  const file = join(folder, "file");
  await writeFile(file, "not a directory");
  try {
    await expect(connect(`pglite:${file}`)).rejects.toMatchObject({
      code: "CONNECTION_FAILED",
      message: expect.stringContaining(file),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
