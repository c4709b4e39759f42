import * as z from "zod";
import { AccessConfig } from "./access-config.ts";

const DecimalId = z.string().regex(/^[1-9]\d*$/);

const OneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/**
 * Which workflows of GitHub may do what. Repositories and their owners are named
 * by id: whoever takes over a name that became free does not take over its rights.
 */
export const GithubRule = z.strictObject({
  repository_id: DecimalId.describe("gh api repos/OWNER/NAME --jq .id"),
  repository_owner_id: DecimalId.describe("gh api users/OWNER --jq .id"),
  ref: OneOrMore.optional().describe("Exactly, or one of several: refs/heads/main"),
  environment: OneOrMore.optional().describe("The job's deployment environment"),
  job_workflow_ref: OneOrMore.optional().describe(
    "The workflow that the job is defined in: OWNER/NAME/.github/workflows/FILE@REF",
  ),
  event_name: OneOrMore.optional().describe("What started the workflow: pull_request, push"),
  ...AccessConfig.shape,
});
export type GithubRule = z.infer<typeof GithubRule>;

export const GithubConfig = z.strictObject({
  audience: z
    .string()
    .min(1)
    .describe("What a token must be made out to: this API's own URL, so that no other takes it"),
  rules: z.array(GithubRule).min(1).describe("The first rule that a token fits says what it may"),
});
export type GithubConfig = z.infer<typeof GithubConfig>;
