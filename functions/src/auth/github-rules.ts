import { PggitError } from "pggit";
import type { GithubRule } from "../config/github-config.ts";

/** The claims by which a rule is chosen. `sub` and names are not among them: both change and can be taken over. */
const matched = [
  "repository_id",
  "repository_owner_id",
  "ref",
  "environment",
  "job_workflow_ref",
  "event_name",
] as const;

type Claims = Readonly<Record<string, unknown>>;

/**
 * The first rule that a token's claims fit.
 *
 * @throws PggitError FORBIDDEN that names, for the rule which comes closest, the
 *   claims that do not fit it; of claims it shows the token's own, never the rule's
 */
export function matchRule(rules: readonly GithubRule[], claims: Claims): GithubRule {
  let closest: readonly string[] = matched;
  for (const rule of rules) {
    const different = matched.filter((name) => !fits(rule[name], claims[name]));
    if (different.length === 0) return rule;
    if (different.length < closest.length) closest = different;
  }
  const shown = closest.map((name) => `${name} (${textOf(claims[name])})`);
  throw new PggitError({
    code: "FORBIDDEN",
    message: `No rule of this API is for this workflow: ${shown.join(", ")} did not match.`,
    hint: "Add a rule to github.rules in the API's configuration, or run the job where an existing one allows it.",
  });
}

function fits(wanted: string | readonly string[] | undefined, claim: unknown): boolean {
  if (wanted === undefined) return true;
  return [wanted].flat().some((value) => value === claim);
}

function textOf(claim: unknown): string {
  return typeof claim === "string" ? claim.slice(0, 200) : "absent";
}
