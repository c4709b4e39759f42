/** Whether the export of a database makes the same database again. */
import { differences, exported } from "../export/restoring.ts";
import { withClient } from "../servers/client.ts";
import type { Server } from "../servers/embedded.ts";
import { dumpOf, dumps } from "./dump.ts";
import { unload } from "./load.ts";

const restored = "restored";

/**
 * What is lost between a database and what its export makes of an empty one, by
 * our comparison, by the text of a second export, and by pg_dump where there is
 * one for that server; null where nothing is.
 */
export async function lostByExport(server: Server, database: string): Promise<string | null> {
  const [from, to] = [server.url(database), server.url(restored)];
  try {
    const text = await exported(from);
    await withClient(server.url(), (client) =>
      client.query(`create database ${restored} template template0`),
    );
    await withClient(to, (client) => client.query(`begin;\n${text}\ncommit`));
    const different = await differences(from, to);
    if (different.length > 0) return `restored, it differs: ${different.join(", ")}`;
    if ((await exported(to)) !== text) return "restored, it exports as another text";
    return dumps(server.version) ? lostByDump(dumpOf(from), dumpOf(to)) : null;
  } catch (error) {
    return `its export does not restore: ${String(error)}`;
  } finally {
    await unload(server, restored, { keepRoles: true });
  }
}

function lostByDump(before: readonly string[], after: readonly string[]): string | null {
  const lost = before.filter((statement) => !after.includes(statement));
  const gained = after.filter((statement) => !before.includes(statement));
  if (lost.length === 0 && gained.length === 0) return null;
  return `pg_dump says otherwise once restored: ${lost[0] ?? "nothing"} became ${gained[0] ?? "nothing"}`;
}
