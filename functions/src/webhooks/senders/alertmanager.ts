import { checkCredentials } from "../credentials.ts";
import type { Sender, SenderDependencies, SenderFacts } from "../sender.ts";
import { alertGroupFields, parseAlertGroup } from "./alert-group.ts";

export const alertmanagerFacts: SenderFacts = {
  // It waits for as long as its group_interval, 5 min where nothing is said, and repeats 5xx.
  answerWithinMs: 10_000,
  fields: alertGroupFields,
};

/** Alertmanager signs nothing: a Bearer token, or with `user` Basic authentication. */
export function alertmanager(
  { user }: { readonly user?: string | undefined },
  { secrets }: Pick<SenderDependencies, "secrets">,
): Sender {
  return {
    authenticate: async ({ headers }) => checkCredentials(headers, await secrets(), { user }),
    parse: parseAlertGroup,
  };
}
