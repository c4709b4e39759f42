/** What is there, in the place of what a page can only name: databases, roles, the API. */
import { type Database, uniqueName } from "../servers/databases.ts";

/** The roles that a page creates: they belong to the server, so each page has its own. */
export function rolesOf(markdown: string): Roles {
  const made = [...markdown.matchAll(/^create role (\w+)/gm)].map(([, name = ""]) => name);
  const renames = new Map(made.map((name) => [name, uniqueName(name)]));
  return {
    names: [...renames.values()],
    renamed: (text) => text.replaceAll(/\w+/g, (word) => renames.get(word) ?? word),
  };
}

/** The roles of a page, and a text with their real names. */
export interface Roles {
  readonly names: readonly string[];
  readonly renamed: (text: string) => string;
}

/** A text with the addresses of databases and of the API in it. */
export function withAddresses(
  text: string,
  databases: ReadonlyMap<string, Database>,
  api?: string,
): string {
  let written = text;
  for (const [name, { url, name: ownName }] of databases) {
    const { hostname, port, username } = new URL(url);
    const short = name.replace("production", "prod");
    const host = `host=${hostname} port=${port} user=${username} dbname=${ownName}`;
    written = written
      .replaceAll(new RegExp(`postgres://\\S+@${short}-db(?:\\.example\\.com)?/shop`, "g"), url)
      .replaceAll(new RegExp(`host=${short}-db dbname=shop(?: user=\\w+)?`, "g"), host);
  }
  const own = databases.get("production")?.name ?? "shop";
  written = written.replaceAll(/\b((?:alter|on) database) shop\b/g, `$1 ${own}`);
  if (api === undefined) return written;
  return written.replaceAll(/https:\/\/(?:pggit|api)\.example\.com/g, api);
}
