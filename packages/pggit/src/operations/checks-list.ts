import * as z from "zod";
import { operation } from "./operation.ts";

/** The checks of verifying, in their order. */
export const checksList = operation({
  name: "checks list",
  summary: "List what verify checks, and what fixing does",
  example: "env:PRODUCTION_URL",
  fn: "pggit.verification_checks",
  effect: "read",
  scope: "read",
  input: () => z.object({}),
  row: () => z.object({ check_name: z.string(), sound: z.string(), fix: z.string().nullable() }),
  raises: [],
});
