/**
 * Databases that come and go with the tests of a file.
 */
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type Database, database, type Template } from "./databases.ts";

/** How often a database is made. */
export interface UseDatabaseOptions {
  /** One for each test, or one for the whole file or describe block. Default: test. */
  readonly each?: "test" | "file";
}

/**
 * Gives each test (or the file) a database and drops it afterwards, also when
 * the test failed. Call it at the top of a file or in a describe block; what it
 * returns may be used in tests and later hooks. Tests that run concurrently in
 * one file call `database()` themselves.
 *
 * @param from the template to copy; by default the databases are empty
 */
export function useDatabase(from?: Template, options: UseDatabaseOptions = {}): Database {
  let current: Database | undefined;
  const create = async () => {
    current = await database(from);
  };
  const drop = async () => {
    const dropped = current;
    current = undefined;
    await dropped?.drop();
  };
  if (options.each === "file") {
    beforeAll(create);
    afterAll(drop);
  } else {
    beforeEach(create);
    afterEach(drop);
  }
  const live = (): Database => {
    if (!current) throw new Error("A database of useDatabase() exists only while its test runs.");
    return current;
  };
  return {
    get name() {
      return live().name;
    },
    get url() {
      return live().url;
    },
    client: (role) => live().client(role),
    role: (roleOptions) => live().role(roleOptions),
    drop,
  };
}
