import type * as z from "zod";
import type { ErrorCode } from "../errors/index.ts";
import type { Scope } from "./scope.ts";

/** What running an operation does to the database: `destructive` cannot be taken back. */
export type Effect = "read" | "write" | "destructive";

/** What is said of an operation once; the command line, the HTTP route and the SQL call follow from it. */
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
  /** What a caller of the API has to be allowed, whatever the input. */
  readonly scope: Scope;
  /** What certain input asks for besides; null for other input. */
  alsoNeeds?(input: z.output<Input>): Scope | null;
  /** The function's arguments by name, with its defaults. */
  readonly input: Input;
  /** The columns of its result. */
  readonly row: Row;
  /** What it raises besides the failures of any connection. */
  readonly raises: readonly ErrorCode[];
  /** How a list goes on from page to page; left out where the rows belong together. */
  readonly page?: Page<keyof Input["shape"] & string, keyof Row["shape"] & string>;
  /**
   * Arguments that no remote caller may give: connection strings, and files of
   * the server. The API leaves them at their defaults; where one has none, the
   * operation is not reachable over HTTP.
   */
  readonly local?: readonly (keyof Input["shape"] & string)[];
  /**
   * Arguments that the command line takes by position, in this order. Where none
   * of them is a connection string, the target of the database comes first.
   */
  readonly positional?: readonly (keyof Input["shape"] & string)[];
  /** Flags that are not called as their argument is. */
  readonly flags?: Readonly<Partial<Record<keyof Input["shape"] & string, string>>>;
}

/** The order of a list, by columns that tell its rows apart and are never null. */
export interface Page<Argument extends string = string, Column extends string = string> {
  readonly key: readonly Column[];
  readonly order: "asc" | "desc";
  /** Where the function pages by itself: its arguments for the last row's key, and for how many rows. */
  readonly arguments?: { readonly after: Argument; readonly size: Argument };
}

/** Any operation, where only the parts that all have in common matter. */
export interface Operation
  extends Omit<
    OperationDefinition<z.ZodObject, z.ZodObject>,
    "positional" | "flags" | "page" | "local"
  > {
  readonly page?: Page;
  readonly local?: readonly string[];
  readonly positional?: readonly string[];
  readonly flags?: Readonly<Partial<Record<string, string>>>;
}

/** A definition as it is written: its models are made when somebody first asks for them. */
export type WrittenOperation<Input extends z.ZodObject, Row extends z.ZodObject> = Omit<
  OperationDefinition<Input, Row>,
  "input" | "row"
> & { readonly input: () => Input; readonly row: () => Row };

/**
 * Defines an operation.
 *
 * Who starts for one call needs the models of one operation, and making those of
 * all takes longer than the call: so each is made once, when it is first read.
 */
export function operation<Input extends z.ZodObject, Row extends z.ZodObject>(
  written: WrittenOperation<Input, Row>,
): OperationDefinition<Input, Row> {
  const { input, row, ...definition } = written;
  const made: { input?: Input; row?: Row } = {};
  return Object.defineProperties(definition, {
    input: { enumerable: true, get: () => (made.input ??= input()) },
    row: { enumerable: true, get: () => (made.row ??= row()) },
  }) as OperationDefinition<Input, Row>;
}

/** The scopes that a call with this input takes. */
export function scopesOf(
  definition: Pick<Operation, "scope" | "alsoNeeds">,
  input: Readonly<Record<string, unknown>>,
): Scope[] {
  const further = definition.alsoNeeds?.(input) ?? null;
  return further === null ? [definition.scope] : [definition.scope, further];
}
