import { connect, install } from "pggit";

/** Installs pgGit in a database, as `pggit install` does. */
export async function installIn(url: string): Promise<void> {
  const sql = await connect(url);
  try {
    await install(sql);
  } finally {
    await sql.close();
  }
}
