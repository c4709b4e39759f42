import type { Command } from "commander";
import {
  type Baseline,
  type CheckOptions,
  compareEnvironments,
  PggitError,
  parseBaseline,
  type Report,
  runCheck,
} from "pggit";
import * as z from "zod";
import { type Context, contextOf } from "../context.ts";
import type { World } from "../world.ts";
import { environmentNames } from "../environment-names.ts";
import { readFlags } from "../flags.ts";
import { operationCommand, readOperation } from "../operation-command.ts";
import { concluded, print, ResultFlags } from "./compare-result.ts";

const Flags = z.object({
  schemas: z.array(z.string().min(1)).default([]).meta({
    description: "only objects of these schemas; quote a name with a comma",
    value: "<names>",
    commas: "names",
  }),
  ignore: z.array(z.string().min(1)).default([]).meta({
    description: "leave out names that match, * for anything; may be repeated",
    value: "<pattern>",
  }),
  baseline: z
    .string()
    .optional()
    .meta({ description: "file of accepted differences", value: "<file>" }),
  all: z.boolean().default(false).describe("list equal objects, too"),
  ...ResultFlags.shape,
  verify: z.boolean().default(true).describe("do not verify the history of the two"),
});
type Flags = z.output<typeof Flags>;

const notes = `
Exit code: 0 where nothing (new) differs, 1 where something does, 2 after an error
`;

/** `pggit compare`: what two databases differ in. */
export function compareCommand(edges: World, exit: (code: number) => void): Command {
  return operationCommand(compareEnvironments, Flags, notes).action(
    async (target1: string, target2: string, values: Record<string, unknown>) => {
      const flags = readFlags(Flags, values);
      const [name1, name2] = environmentNames([target1, target2]);
      const input = readOperation(compareEnvironments, values, [target1, target2], {
        env1_name: name1,
        env2_name: name2,
      });
      refuseEqualNames(input.env1_name, input.env2_name);
      const context = contextOf(edges, exit);
      const [found1, found2] = [
        await edges.targets.find(target1),
        await edges.targets.find(target2),
      ];
      const report = await check(
        {
          env1: { ...found1, name: input.env1_name },
          env2: { ...found2, name: input.env2_name },
          include: input.include,
        },
        flags,
        context,
      );
      await print(report, flags, context);
      exit(await concluded(report, flags, context));
    },
  );
}

async function check(
  compared: Pick<CheckOptions, "env1" | "env2" | "include">,
  flags: Flags,
  { edges, progress }: Context,
): Promise<Report> {
  const { schemas, ignore, verify, all } = flags;
  const baseline = await readBaseline(flags.baseline, edges);
  try {
    return await runCheck({
      ...compared,
      schemas,
      ignore,
      verify,
      all,
      baseline,
      environment: edges.environment,
      now: edges.now(),
      onProgress: progress.show,
    });
  } finally {
    progress.clear();
  }
}

async function readBaseline(path: string | undefined, edges: World): Promise<Baseline | null> {
  if (path === undefined) return null;
  const text = await edges.readFile(path).catch((thrown: unknown) => {
    throw new PggitError({
      code: "INVALID_BASELINE",
      message: `${path} cannot be read.`,
      hint: "Check the path, or write the file with pggit compare --write-baseline.",
      cause: thrown,
    });
  });
  return parseBaseline(text, path);
}

function refuseEqualNames(name1: string, name2: string): void {
  if (name1 !== name2) return;
  throw new PggitError({
    code: "INVALID_ARGUMENT",
    message: `Both environments are called ${name1}.`,
    hint: "Tell them apart with --name1 and --name2.",
  });
}
