import { Command } from "commander";
import { PggitError } from "pggit";
import * as z from "zod";
import { CommonFlags, printJson } from "../context.ts";
import { usualExitCodes } from "../help-text.ts";
import type { World } from "../world.ts";
import { addFlags, readFlags } from "../flags.ts";

const needed = { error: "is needed" };

const Flags = CommonFlags.extend({
  id: z.string(needed).meta({
    description: "names the key in logs and in the audit: lower-case letters, digits, hyphens",
    value: "<id>",
  }),
  scopes: z.array(z.string(), needed).meta({
    description: "what it may: read, operate, resolve, resolve:sql, purge, emergency",
    value: "<scopes>",
    commas: true,
  }),
  environments: z.array(z.string(), needed).meta({
    description: "where it may, or all",
    value: "<names>",
    commas: true,
  }),
  expires: z.string(needed).meta({
    description: "when it ends: a date, a time, or days from now as 90d",
    value: "<time>",
  }),
});

const notes = `
The key is printed once and kept nowhere: the configuration of the API gets its hash. To exchange a key
for another, add the hash of the new one to the entry of the old one, and remove the old hash when
nobody uses it any more.

${usualExitCodes}

Example:
  $ pggit keys create --id ci --scopes read --environments production,staging --expires 90d
`;

/** `pggit keys create`: a key for the operations API, which no database is needed for. */
export function keysCreateCommand(edges: World): Command {
  const command = new Command("create")
    .description("Make an API key, and the entry for the API's configuration")
    .addHelpText("after", notes);
  addFlags(command, Flags);
  return command.action(async (values: Record<string, unknown>) => {
    const { format, ...flags } = readFlags(Flags, values);
    const { key, entry } = await makeKey(flags, edges.now());
    if (format === "json") return printJson({ key, entry }, edges);
    edges.stdout.write(`${key}\n\n${whatToDo}\n\n${JSON.stringify(entry, null, 2)}\n`);
  });
}

const whatToDo = `The key above is not shown again: put it where its user keeps secrets.
Add this to "keys" in the configuration of the API:`;

type KeyFlags = Omit<z.output<typeof Flags>, "format">;

async function makeKey({ id, scopes, environments, expires }: KeyFlags, now: Date) {
  // Loaded here only: the API is more than every other command needs.
  const { KeyConfig, makeApiKey } = await import("pggit-functions");
  const { key, hash } = await makeApiKey(id);
  const isEverywhere = environments.length === 1 && environments[0] === "all";
  const entry = KeyConfig.safeParse({
    id,
    hashes: [hash],
    scopes,
    environments: isEverywhere ? "all" : environments,
    expires_at: expiry(expires, now).toISOString(),
  });
  if (entry.success) return { key, entry: entry.data };
  const [issue] = entry.error.issues;
  throw misused(`--${String(issue?.path[0])}: ${issue?.message}.`);
}

function expiry(text: string, now: Date): Date {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const time = days === undefined ? Date.parse(text) : now.getTime() + Number(days) * 86_400_000;
  if (Number.isNaN(time)) throw misused("--expires: is neither a date, a time, nor days as 90d.");
  if (time <= now.getTime()) throw misused("--expires: is over already.");
  return new Date(time);
}

function misused(message: string): PggitError {
  const hint = "Run the command with --help to see what it takes.";
  return new PggitError({ code: "INVALID_ARGUMENT", message, hint });
}
