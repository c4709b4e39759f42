import { type Argument, Command } from "commander";
import type { Operation, OperationDefinition } from "pggit";
import * as z from "zod";
import { addFlags, readFlags } from "./flags.ts";
import { withExitCodes } from "./help-text.ts";
import { SuggestingArgument, suggestionsOf } from "./suggestions.ts";
import { addTarget } from "./target-argument.ts";

/**
 * The command of an operation: its name, arguments, flags and example are those
 * of the definition, its own flags follow.
 *
 * An operation that is not given its databases works on one, whose target the
 * command takes first.
 *
 * A positional argument that has a default may be left out; a target may not.
 *
 * @param notes what its help says before the example
 * @param optional positional arguments that may be left out although they have no default
 */
export function operationCommand(
  operation: Operation,
  own: z.ZodObject,
  notes = "",
  optional: readonly string[] = [],
): Command {
  const command = new Command(lastWord(operation.name)).description(operation.summary);
  const positional = operation.positional ?? [];
  if (!positional.some(isTarget)) addTarget(command);
  for (const field of positional) {
    const type = operation.input.shape[field] as z.ZodType;
    const name = argumentName(field);
    if (isTarget(field)) addTarget(command, name, type.description);
    else command.addArgument(argumentOf(name, type, optional.includes(field)));
  }
  addFlags(command, flagFields(operation), operation.flags);
  addFlags(command, own);
  const example = `Example:\n  $ pggit ${operation.name} ${operation.example}\n`;
  return command.addHelpText("after", `${withExitCodes(notes)}\n${example}`);
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

/** Values are checked with the flags, so that both are refused in the same words. */
function argumentOf(name: string, type: z.ZodType, mayLack: boolean): Argument {
  const isOptional = mayLack || type instanceof z.ZodDefault;
  const text = isOptional ? `[${name}]` : `<${name}>`;
  return new SuggestingArgument(text, type.description, suggestionsOf(type));
}

function isTarget(field: string): boolean {
  return field.startsWith("connection_string");
}

function argumentName(field: string): string {
  return field.replace("connection_string", "target").replaceAll("_", "-");
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1);
}
