import { type DiffRow, diffRows, type NumberedLine } from "pggit";
import { changedPart } from "./changed-part.ts";
import { Empty } from "./empty.tsx";
import { firstRows } from "./first-rows.ts";
import { unifiedRows } from "./unified-rows.ts";

interface DiffProps {
  /** What the diff is of, for screen readers. */
  readonly caption: string;
  /** Names of the two sides, such as `1.0.0` and `1.1.0`. */
  readonly names: readonly [string, string];
  /** Texts; null for a side that has none. */
  readonly before: string | null;
  readonly after: string | null;
  /** Whether the lines stand one below the other on a wide screen, too. */
  readonly isUnified?: boolean;
}

/** Two texts side by side; on a narrow screen the lines stand one below the other. */
export function Diff({ caption, names: [old, current], before, after, isUnified }: DiffProps) {
  const { hunks, left } = firstRows(diffRows(before ?? "", after ?? ""));
  if (hunks.length === 0) return <Empty>The definitions are the same.</Empty>;
  return (
    <div class="scroll" role="region" aria-label={caption} tabindex={0}>
      <table class={isUnified ? "diff unified" : "diff"} role="table">
        <caption class="hidden">{caption}</caption>
        <colgroup>
          <col class="place" />
          <col />
          <col class="place" />
          <col />
        </colgroup>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader" colspan={2}>
              {old}
            </th>
            <th scope="col" role="columnheader" colspan={2}>
              {current}
            </th>
          </tr>
        </thead>
        {hunks.map((rows) => (
          <tbody role="rowgroup">
            {(isUnified ? unifiedRows(rows) : rows).map((row) => (
              <Row row={row} />
            ))}
          </tbody>
        ))}
      </table>
      {left > 0 && (
        <p class="note info">
          {left === 1 ? "1 more line is" : `${left.toLocaleString("en")} more lines are`} not shown.{" "}
          <code>pggit history diff</code> and the downloads of a comparison have them all.
        </p>
      )}
    </div>
  );
}

function Row({ row: { isSame, before, after } }: { row: DiffRow }) {
  const [lost, gained] =
    isSame || !before || !after ? [null, null] : changedPart(before.text, after.text);
  return (
    <tr role="row" class={isSame ? "same" : "changed"}>
      <Side line={before} part={lost} kind={isSame ? "same" : "lost"} />
      <Side line={after} part={gained} kind={isSame ? "same" : "gained"} />
    </tr>
  );
}

interface SideProps {
  readonly line: NumberedLine | null;
  /** From where to where the line differs from the one beside it; null where all of it does, or nothing. */
  readonly part: readonly [number, number] | null;
  readonly kind: "same" | "lost" | "gained";
}

const marks = { same: "", lost: "-", gained: "+" };

function Side({ line, part, kind }: SideProps) {
  if (!line) {
    return (
      <>
        <td role="cell" class="place none"></td>
        <td role="cell" class="line none"></td>
      </>
    );
  }
  const [from, to] = part ?? [0, 0];
  const Mark = kind === "lost" ? "del" : "ins";
  return (
    <>
      <td role="cell" class={`place ${kind}`}>
        {line.number}
      </td>
      <td role="cell" class={`line ${kind}`} data-mark={marks[kind]}>
        {kind !== "same" && <span class="hidden">{kind === "lost" ? "removed: " : "added: "}</span>}
        {line.text.slice(0, from)}
        {to > from && <Mark>{line.text.slice(from, to)}</Mark>}
        {line.text.slice(to)}
      </td>
    </>
  );
}
