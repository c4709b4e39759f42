import { spawnSync } from "node:child_process";
import { findBinaries } from "../servers/binaries.ts";

/** The newest installed version of PostgreSQL that this machine's pg_dump can read. */
export async function serverVersion(): Promise<number> {
  const answer = spawnSync("pg_dump", ["--version"], { encoding: "utf8" });
  const client = Number(/\) (\d+)/.exec(answer.stdout ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(client)) {
    throw new Error(
      "this benchmark compares with pg_dump: install PostgreSQL's client programs first",
    );
  }
  for (let version = Math.min(client, 18); version >= 14; version -= 1) {
    const isInstalled = await findBinaries(version).then(
      () => true,
      () => false,
    );
    if (isInstalled) return version;
  }
  throw new Error(`pg_dump ${client} reads none of the installed versions of PostgreSQL`);
}
