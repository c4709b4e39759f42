/**
 * Roles for tests. A role belongs to the whole server, so each test makes its
 * own under a name that no other test uses.
 */
import { randomBytes } from "node:crypto";
import { withClient } from "./client.ts";

/** How a role is to be. */
export interface RoleOptions {
  /** First part of its name, lower-case letters and underscores. Default: role. */
  readonly prefix?: string;
  /** What follows `create role NAME`, such as `createrole bypassrls`. Default: login. */
  readonly attributes?: string;
  /** Names of roles that it becomes a member of. */
  readonly memberOf?: readonly string[];
}

/** A role that one test made. */
export interface Role {
  /** Needs no quotes in SQL. */
  readonly name: string;
  readonly password: string;
  /** Connection URL of this role to the database it was made in. */
  readonly url: string;
}

/**
 * Creates a role with a password that the server asks for.
 *
 * @param url connection URL of the superuser to the database that the role will use
 * @param name a unique name that needs no quotes
 */
export async function createRole(
  url: string,
  name: string,
  options: RoleOptions = {},
): Promise<Role> {
  const password = randomBytes(12).toString("hex");
  await withClient(url, async (server) => {
    await server.query(
      `create role ${name} ${options.attributes ?? "login"} password '${password}'`,
    );
    for (const group of options.memberOf ?? []) await server.query(`grant ${group} to ${name}`);
  });
  const own = new URL(url);
  own.username = name;
  own.password = password;
  return { name, password, url: own.href };
}
