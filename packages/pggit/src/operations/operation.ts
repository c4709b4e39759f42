import type * as z from "zod";
import type { ErrorCode } from "../errors/index.ts";

/** What running an operation does to the database: `destructive` cannot be taken back. */
export type Effect = "read" | "write" | "destructive";

/** What is said of an operation once; the command line and the SQL call follow from it. */
export interface OperationDefinition<Input extends z.ZodObject, Row extends z.ZodObject> {
  /** Its name on the command line: `compare`, or in a group `history purge`. */
  readonly name: string;
  /** One line for its help, without a full stop. */
  readonly summary: string;
  /** What follows its name in an example of the command line: `env:PRODUCTION_URL --verbose`. */
  readonly example: string;
  /** The SQL function, with its schema. */
  readonly fn: `pggit.${string}`;
  readonly effect: Effect;
  /** The function's arguments by name, with its defaults. */
  readonly input: Input;
  /** The columns of its result. */
  readonly row: Row;
  /** What it raises besides the failures of any connection. */
  readonly raises: readonly ErrorCode[];
  /**
   * Arguments that the command line takes by position, in this order. Where none
   * of them is a connection string, the target of the database comes first.
   */
  readonly positional?: readonly (keyof Input["shape"] & string)[];
  /** Flags that are not called as their argument is. */
  readonly flags?: Readonly<Partial<Record<keyof Input["shape"] & string, string>>>;
}

/** Any operation, where only the parts that all have in common matter. */
export interface Operation
  extends Omit<OperationDefinition<z.ZodObject, z.ZodObject>, "positional" | "flags"> {
  readonly positional?: readonly string[];
  readonly flags?: Readonly<Partial<Record<string, string>>>;
}

/** Defines an operation; gives the definition its type and nothing else. */
export function operation<Input extends z.ZodObject, Row extends z.ZodObject>(
  definition: OperationDefinition<Input, Row>,
): OperationDefinition<Input, Row> {
  return definition;
}
