import * as z from "zod";
import { Baseline } from "../report/baseline.ts";

/** Two different environments of the API's configuration, and what of them is compared. */
export const CompareRequest = z
  .strictObject({
    env1: z.string().describe("the base, such as production"),
    env2: z.string().describe("what is compared with it, such as staging"),
    include: z
      .array(z.enum(["owner", "privileges", "comments"]))
      .default([])
      .describe("compare these besides the structure"),
    schemas: z.array(z.string().min(1)).default([]).describe("only objects of these schemas"),
    ignore: z
      .array(z.string().min(1))
      .default([])
      .describe("leave out names that match, * for anything"),
    baseline: Baseline.nullable()
      .default(null)
      .describe(
        "accepted differences: the content of the file that pggit compare --baseline reads",
      ),
    verify: z.boolean().default(true).describe("verify the history of both as well"),
    definitions: z
      .boolean()
      .default(false)
      .describe("have both definitions of what differs as well, whole"),
    all: z.boolean().default(false).describe("list equal objects, too"),
  })
  .refine(({ env1, env2 }) => env1 !== env2, {
    path: ["env2"],
    message: "is the same environment as env1",
  });
export type CompareRequest = z.infer<typeof CompareRequest>;
