import * as z from "zod";

/** For work on one's own machine: whoever reaches the API may do everything. */
export const DevelopmentConfig = z.strictObject({
  authentication: z
    .literal("none")
    .describe("Accepted only where the API listens on the loopback interface"),
});
export type DevelopmentConfig = z.infer<typeof DevelopmentConfig>;
