import { describeFacetChange, type ReportedDifference } from "pggit";
import { StatusBadge } from "../../parts/badge.tsx";
import { Diff } from "../../parts/diff.tsx";

interface DifferenceProps {
  readonly id: string;
  readonly difference: ReportedDifference;
  readonly names: readonly [string, string];
  readonly isOpen: boolean;
  readonly isUnified: boolean;
}

/** One object that differs: facet by facet, and its definitions side by side. */
export function Difference({ id, difference, names, isOpen, isUnified }: DifferenceProps) {
  const { object_type, object_name, facets, level } = difference;
  return (
    <details id={id} class="panel" open={isOpen}>
      <summary>
        <b>{object_name}</b> {object_type} <StatusBadge status={level} /> {difference.difference}
      </summary>
      {facets.length > 0 && (
        <ul class="changes">
          {facets.map((facet) => (
            <li>{describeFacetChange(facet, ...names)}</li>
          ))}
        </ul>
      )}
      <Diff
        caption={`${object_name} in ${names.join(" and ")}`}
        names={names}
        before={difference.definition1 ?? null}
        after={difference.definition2 ?? null}
        isUnified={isUnified}
      />
    </details>
  );
}
