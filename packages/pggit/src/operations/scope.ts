import * as z from "zod";

/**
 * What a caller of the operations API may do; none of them contains another.
 *
 * - `read`: look at everything
 * - `operate`: what pgGit keeps and does: pauses, deployments, branches, milestones, conflicts to register
 * - `resolve`: change the live schema to what history or a conflict says
 * - `resolve:sql`: run SQL that the caller wrote, or that a role with fewer rights stored
 * - `purge`: remove history
 * - `emergency`: switch tracking off and on
 */
export const Scope = z.enum(["read", "operate", "resolve", "resolve:sql", "purge", "emergency"]);
export type Scope = z.infer<typeof Scope>;
