/** A conflict of three states of one object, and what each strategy makes of it. */
export interface Scenario {
  readonly name: string;
  readonly type: string;
  readonly identity: string;
  /** Statements that make what all states need. */
  readonly setup?: string;
  /** Statements that make each state; empty where the object is not there. */
  readonly base: string;
  readonly current: string;
  readonly incoming: string;
  /** What merge makes: the statements of that state, the facets in collision, or a refusal. */
  readonly merged: string | { readonly collides: readonly string[] } | { readonly refused: RegExp };
  /** Why use_tracked is refused; by default it makes the incoming state. */
  readonly tracked?: RegExp;
  /** Statements that fill the current state with rows. */
  readonly rows?: string;
  /** A condition on the rest of the database that holds once use_tracked or merge was done. */
  readonly holds?: string;
}

/** Scenarios of one object, said once. */
export function scenariosOf(
  common: Pick<Scenario, "type" | "identity"> & Partial<Pick<Scenario, "setup" | "rows">>,
  cases: readonly Omit<Scenario, "type" | "identity">[],
): Scenario[] {
  return cases.map((scenario) => ({ ...common, ...scenario }));
}
