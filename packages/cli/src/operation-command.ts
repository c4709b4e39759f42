import { Command } from "commander";
import type { Operation, OperationDefinition } from "pggit";
import * as z from "zod";
import { addFlags, readFlags } from "./flags.ts";

/**
 * The command of an operation: its name, arguments and flags are those of the
 * definition, its own flags follow.
 *
 * An operation without positional arguments works on one database, whose
 * target the command then takes.
 */
export function operationCommand(operation: Operation, own: z.ZodObject): Command {
  const command = new Command(operation.name).description(operation.summary);
  const positional = operation.positional ?? [];
  for (const field of positional) {
    const description = (operation.input.shape[field] as z.ZodType).description;
    command.argument(`<${argumentName(field)}>`, description);
  }
  if (positional.length === 0) command.argument("<target>", "the database");
  addFlags(command, flagFields(operation), operation.flags);
  addFlags(command, own);
  return command;
}

/**
 * Reads the input of an operation from a command's arguments and flags.
 *
 * @param positional values of the positional arguments, in their order
 * @param otherwise values of fields whose flags were not given
 * @throws PggitError INVALID_ARGUMENT
 */
export function readOperation<Input extends z.ZodObject, Row extends z.ZodObject>(
  operation: OperationDefinition<Input, Row>,
  values: Readonly<Record<string, unknown>>,
  positional: readonly string[] = [],
  otherwise: Readonly<Record<string, unknown>> = {},
): z.output<Input> {
  const given = (operation.positional ?? []).map((field, index) => [field, positional[index]]);
  return readFlags(operation.input, values, operation.flags, {
    ...otherwise,
    ...Object.fromEntries(given),
  });
}

function flagFields({ input, positional = [] }: Operation): z.ZodObject {
  const isFlag = ([field]: [string, unknown]) => !positional.includes(field);
  return z.object(Object.fromEntries(Object.entries(input.shape).filter(isFlag)));
}

function argumentName(field: string): string {
  return field.replace("connection_string", "target");
}
