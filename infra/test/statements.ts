import { type Changes, resources } from "./synthesized.ts";

/** A statement of a policy, with lists where IAM allows one value alone, too. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly conditions: unknown;
}

/** What the policies of the roles say whose logical id begins so. */
export function statements(role: string, changes: Changes = {}): Statement[] {
  return Object.entries(resources("AWS::IAM::Policy", changes))
    .filter(([id]) => id.startsWith(role))
    .flatMap(([, policy]) => documentOf(policy.Properties["PolicyDocument"]));
}

function documentOf(document: unknown): Statement[] {
  const { Statement: all } = document as { Statement: Readonly<Record<string, unknown>>[] };
  return all.map((statement) => ({
    effect: String(statement["Effect"]),
    actions: [statement["Action"]].flat().map(String),
    resources: [statement["Resource"]].flat(),
    conditions: statement["Condition"],
  }));
}

/** The resources on which a role may do something. */
export function allowed(role: string, action: string, changes: Changes = {}): unknown[] {
  return statements(role, changes)
    .filter(({ effect, actions }) => effect === "Allow" && actions.includes(action))
    .flatMap((statement) => statement.resources);
}
