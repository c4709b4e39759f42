/**
 * Checks the workflows of the project, the example workflows for its users, and the Action's manifest, without GitHub.
 * Those on our pages are checked with the other examples (docs-examples.test.ts).
 *
 *   node test/static/check-workflows.ts    prints what is wrong; exit code 1 where something is
 */
import { readdirSync, readFileSync } from "node:fs";
import { manifestProblems, workflowProblems } from "./workflow-problems.ts";

const root = new URL("../../", import.meta.url);

const problems = [
  ...manifestProblems(),
  ...[".github/workflows/", "docs/examples/"].flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .filter((name) => /\.ya?ml$/.test(name))
      .flatMap((name) =>
        workflowProblems(folder + name, readFileSync(new URL(folder + name, root), "utf8")),
      ),
  ),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
