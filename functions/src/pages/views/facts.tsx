import type { Child } from "hono/jsx";

/** Names and what there is of each; what is null is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, Child])[] }) {
  return (
    <dl class="facts panel">
      {facts
        .filter(([, fact]) => fact !== null && fact !== "")
        .map(([name, fact]) => (
          <>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </>
        ))}
    </dl>
  );
}
