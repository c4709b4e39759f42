import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Two schemas that a folder of a corpus holds as a.sql and b.sql. */
export interface Pair {
  readonly name: string;
  readonly a: string;
  readonly b: string;
}

/**
 * Every pair below a folder.
 *
 * @throws Error where the folder does not exist or holds no pair
 */
export function readPairs(folder: string): Pair[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const pairs = readdirSync(folder)
    .filter(
      (name) => existsSync(join(folder, name, "a.sql")) && existsSync(join(folder, name, "b.sql")),
    )
    .toSorted()
    .map((name) => ({
      name,
      a: readFileSync(join(folder, name, "a.sql"), "utf8"),
      b: readFileSync(join(folder, name, "b.sql"), "utf8"),
    }));
  if (pairs.length === 0) {
    throw new Error(`${folder} holds no folder with an a.sql and a b.sql.`);
  }
  return pairs;
}

/** Whether the two say the same, comments and white space aside. */
export function sayTheSame(pair: Pair): boolean {
  const bare = (text: string) => text.replaceAll(/--.*$/gm, "").replaceAll(/\s+/g, " ").trim();
  return bare(pair.a) === bare(pair.b);
}
