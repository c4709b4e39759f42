import { Command } from "commander";
import * as z from "zod";
import { usualExitCodes } from "../help-text.ts";
import type { World } from "../world.ts";
import { addFlags, readFlags } from "../flags.ts";

const Flags = z.object({
  config: z.array(z.string().min(1)).default([]).meta({
    description: "a file, env:NAME or the ARN of a secret; several are joined",
    value: "<source>",
  }),
  host: z.string().min(1).default("127.0.0.1").describe("the address to listen on"),
  port: z.number().int().min(0).max(65_535).default(8080).describe("0 takes a free one"),
  metrics: z
    .string()
    .regex(
      /^(?:(?:[^:\s]+|\[[^\]\s]+\]):)?\d{1,5}$/,
      "is a port, or an address and a port as 0.0.0.0:9464",
    )
    .optional()
    .meta({
      description:
        "serve /metrics there, apart from the API: a port of this machine, or address:port",
      value: "<place>",
    }),
});

const notes = `
Without --config the variable PGGIT_CONFIG says where the configuration is. It has to name who may call:
API keys (pggit keys create) or GitHub's workflows. Schedules run when schedules.clock says so.
One line of JSON a call goes to standard output.
SIGINT and SIGTERM end it: calls under way are answered, jobs go on with the next start.

${usualExitCodes}

Example:
  $ pggit serve --config api.json --config env:API_KEYS --port 8080
`;

/** `pggit serve`: the operations API on this machine. */
export function serveCommand(edges: World): Command {
  const command = new Command("serve")
    .description("Serve the operations API over HTTP")
    .addHelpText("after", notes);
  addFlags(command, Flags);
  return command.action(async (values: Record<string, unknown>) => {
    const { config, host, port, metrics } = readFlags(Flags, values);
    // Loaded here only: the API is more than every other command needs.
    const [{ configSources }, { serve }] = await Promise.all([
      import("pggit-functions"),
      import("pggit-functions/serve"),
    ]);
    const given = config.length > 0 ? config : configSources(edges.environment["PGGIT_CONFIG"]);
    // Heard from now on: whoever ends it while it starts is not cut short.
    const stopped = edges.untilStopped();
    const server = await serve({
      sources: given,
      variables: edges.environment,
      host,
      port,
      readFile: edges.readFile,
      metrics: metrics === undefined ? undefined : placeOf(metrics),
      write: (line) => edges.stdout.write(`${line}\n`),
    });
    await stopped;
    await server.close();
  });
}

function placeOf(text: string): { host: string; port: number } {
  const [, host = "127.0.0.1", port = "0"] = /^(?:\[?(.+?)\]?:)?(\d+)$/.exec(text) ?? [];
  return { host, port: Number(port) };
}
