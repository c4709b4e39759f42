import * as z from "zod";
import type { OperationDefinition } from "../operations/operation.ts";

const RemoteNotice = z.object({ severity: z.string(), message: z.string() });

/** What stands beside the rows of an answer. */
const beside = {
  next: z
    .string()
    .nullable()
    .optional()
    .describe("Of a list: `after` of the page that follows; null on the last one"),
  dry_run: z
    .boolean()
    .optional()
    .describe("Of what can be tried: whether the rows say only what would be done"),
  notices: z
    .array(RemoteNotice)
    .optional()
    .describe("Of what changes something: notices and warnings of the server"),
};

/** What the API answers where an operation went well. */
export function answerOf<Row extends z.ZodObject>({
  row,
}: Pick<OperationDefinition<z.ZodObject, Row>, "row">) {
  return z.object({ rows: z.array(row), ...beside });
}

/** The answer to a call of an operation. */
export interface Answer<Row> {
  readonly rows: readonly Row[];
  /** Of a list: `after` of the page that follows; null on the last one. */
  readonly next?: string | null | undefined;
  /** Of what can be tried: whether the rows say only what would be done. */
  readonly dry_run?: boolean | undefined;
  /** Of what changes something: notices and warnings of the server. */
  readonly notices?: readonly z.infer<typeof RemoteNotice>[] | undefined;
}
