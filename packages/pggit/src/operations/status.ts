import * as z from "zod";
import { operation } from "./operation.ts";

/** Says whether a database is tracked, and how it stands. */
export const status = operation({
  name: "status",
  summary: "Show whether a database is tracked and how its history stands",
  example: "env:PRODUCTION_URL",
  fn: "pggit.status",
  effect: "read",
  scope: "read",
  input: () => z.object({}),
  row: () =>
    z.object({
      component: z.string(),
      status: z.string(),
      details: z.string(),
    }),
  raises: [],
});
