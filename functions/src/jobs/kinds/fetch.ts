import { EnvironmentName, fetchEnvironment } from "pggit";
import * as z from "zod";
import { jobWork } from "../job-work.ts";

const input = z.strictObject({
  name: EnvironmentName.describe(
    "the configured environment to read; its branch has the same name",
  ),
});

/** Reads another environment into the history of this one, where it goes by its name. Cut off, it reads only what it has not stored yet. */
export const fetch = jobWork({
  input,
  step: ({ input: { name }, environment, environments, report }) =>
    environments.use(environment, (operations) =>
      environments.use(name, async (target) => ({
        result: await fetchEnvironment(operations, name, target, {
          from: name,
          onProgress: report,
        }),
      })),
    ),
});
