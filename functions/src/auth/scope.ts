import * as z from "zod";

/** What a caller may do; none of them contains another. */
export const Scope = z.enum(["read", "operate", "resolve", "resolve:sql", "purge", "emergency"]);
export type Scope = z.infer<typeof Scope>;
