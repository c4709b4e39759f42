import type { Command } from "commander";
import type { OperationDefinition, Sql } from "pggit";
import type * as z from "zod";
import { type Context, contextOf, withDatabase } from "../context.ts";
import type { World } from "../world.ts";
import { readFlags } from "../flags.ts";
import { operationCommand, readOperation } from "../operation-command.ts";

/** How a command of one database reads and prints. */
export interface DatabaseCommand<Input, Flags extends z.ZodObject, Result> {
  /** Flags besides those of the operation. */
  readonly flags: Flags;
  /** What its help says before the example. */
  readonly notes?: string;
  readonly read: (sql: Sql, input: Input) => Promise<Result>;
  readonly print: (result: Result, run: Run<Input, z.output<Flags>>) => void | Promise<void>;
}

/** What a command was asked for. */
export interface Run<Input, Flags> {
  readonly input: Input;
  readonly flags: Flags;
  readonly context: Context;
}

/** The command of an operation on one database that prints in its own way. */
export function databaseCommand<
  Input extends z.ZodObject,
  Row extends z.ZodObject,
  Flags extends z.ZodObject,
  Result,
>(
  operation: OperationDefinition<Input, Row>,
  { flags: Flags, notes, read, print }: DatabaseCommand<z.output<Input>, Flags, Result>,
  edges: World,
  exit: (code: number) => void,
): Command {
  return operationCommand(operation, Flags, notes).action(
    async (target: string, ...given: unknown[]) => {
      const { positional = [] } = operation;
      const values = given[positional.length] as Record<string, unknown>;
      const flags = readFlags(Flags, values);
      const input = readOperation(operation, values, given.slice(0, positional.length) as string[]);
      const context = contextOf(edges, exit);
      const result = await withDatabase(target, context, (sql) => {
        context.progress.show(`${operation.name}: ${sql.label}`);
        return read(sql, input);
      });
      await print(result, { input, flags, context });
    },
  );
}
