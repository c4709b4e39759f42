/** Connections of pgGit's own kind for a test file, closed after each test. */
import { connect, type Sql } from "pggit";
import { afterEach } from "vitest";

/** Returns a function that connects to a URL. */
export function useConnections(): (url: string) => Promise<Sql> {
  const open: Sql[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((sql) => sql.close()));
  });
  return async (url) => {
    const sql = await connect(url);
    open.push(sql);
    return sql;
  };
}
