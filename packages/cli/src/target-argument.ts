import { Argument, type Command } from "commander";

/** An argument that takes a database, by URL or by name. */
export class TargetArgument extends Argument {}

/** Gives a command an argument for a database. */
export function addTarget(command: Command, name = "target", description = "the database"): void {
  command.addArgument(new TargetArgument(`<${name}>`, description));
}

/** Whether a command works on a database. */
export function takesTarget(command: Command): boolean {
  return command.registeredArguments.some((argument) => argument instanceof TargetArgument);
}
