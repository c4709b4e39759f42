/**
 * PostgreSQL refuses to run as root, so a root user (a container, mostly)
 * hands its server to the account "nobody", which initdb must find by number.
 */
import { chown, cp, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";

/** Who runs a server: nobody's numbers under root, no change for anybody else. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const NOBODY = 65_534;
const ENTER_BY_OTHERS = 0o001;

/** The account that may run PostgreSQL in this process. */
export function serverAccount(): Account {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/**
 * Gives a directory or file to the account.
 *
 * @param path what is given away; not recursive
 * @param account from {@link serverAccount}
 */
export async function giveTo(account: Account, path: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(path, account.uid, account.gid);
  }
}

/**
 * Programs that the account can run.
 *
 * A checkout below a home directory of mode 0700 cannot be entered by another
 * account; the installation is then copied into the server's directory.
 *
 * @param directory the server's own directory, which the account can enter
 */
export async function runnableBy(
  account: Account,
  binaries: Binaries,
  directory: string,
): Promise<Binaries> {
  if (account.uid === undefined || (await canBeEntered(dirname(binaries.postgres))))
    return binaries;
  const installation = dirname(dirname(binaries.postgres));
  const copy = join(directory, "installation");
  await mkdir(copy);
  await cp(installation, copy, { recursive: true, verbatimSymlinks: true });
  return {
    postgres: binaries.postgres.replace(installation, copy),
    initdb: binaries.initdb.replace(installation, copy),
  };
}

async function canBeEntered(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & ENTER_BY_OTHERS) === 0) return false;
  const parent = dirname(path);
  return parent === path || canBeEntered(parent);
}
