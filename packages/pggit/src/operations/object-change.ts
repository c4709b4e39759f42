import * as z from "zod";
import { FacetChange } from "../compare/facet-change.ts";

/** What became of one object between two states of history. */
export const ObjectChange = z.object({
  object_type: z.string(),
  object_name: z.string(),
  old_name: z.string().nullable(),
  action: z.string(),
  version_before: z.string().nullable(),
  version_after: z.string().nullable(),
  level: z.string(),
  changes: z.array(z.string()),
  facets: z.array(FacetChange),
});
export type ObjectChange = z.infer<typeof ObjectChange>;

/** The definitions of one object in two states of history; null where it is not there. */
export const ObjectDefinitions = z.object({
  object_type: z.string(),
  object_name: z.string(),
  old_name: z.string().nullable(),
  definition_before: z.string().nullable(),
  definition_after: z.string().nullable(),
});
export type ObjectDefinitions = z.infer<typeof ObjectDefinitions>;
