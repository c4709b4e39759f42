import { buildReport, compareDatabases } from "pggit";
import * as z from "zod";
import { EnvironmentName } from "../../config/environment-config.ts";
import { jobWork } from "../job-work.ts";

const input = z.strictObject({
  env1: EnvironmentName.describe("the base, such as production"),
  env2: EnvironmentName.describe("what is compared with it"),
  include: z.array(z.enum(["owner", "privileges", "comments"])).default([]),
  schemas: z.array(z.string().min(1)).default([]),
  ignore: z.array(z.string().min(1)).default([]),
});

/** Compares two environments; the result is the report. In one step: half a comparison is none. */
export const compare = jobWork({
  input,
  step: ({ input: { env1, env2, include, schemas, ignore }, environments, report }) =>
    environments.use(env1, (base) =>
      environments.use(env2, async (head) => {
        const comparison = await compareDatabases(
          { name: env1, sql: base },
          { name: env2, sql: head },
          { include, schemas, ignore, onProgress: report },
        );
        const result = buildReport({
          comparison,
          verifications: [],
          errors: [],
          baseline: null,
          options: { include, schemas, ignore },
          now: new Date(),
        });
        return { result };
      }),
    ),
});
