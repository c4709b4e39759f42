import type { DiffRow } from "pggit";

/** The rows of a diff one below the other: of each stretch that changed, what is lost before what is gained. */
export function unifiedRows(rows: readonly DiffRow[]): DiffRow[] {
  const unified: DiffRow[] = [];
  let changed: DiffRow[] = [];
  const end = () => {
    const lost = changed.filter(({ before }) => before).map((row) => ({ ...row, after: null }));
    const gained = changed.filter(({ after }) => after).map((row) => ({ ...row, before: null }));
    unified.push(...lost, ...gained);
    changed = [];
  };
  for (const row of rows) {
    if (!row.isSame) {
      changed.push(row);
      continue;
    }
    end();
    unified.push(row);
  }
  end();
  return unified;
}
