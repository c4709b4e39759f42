/** A diff whose lines stand one below the other. */
const stacked = (diff: string) => `
  table${diff}, table${diff} tbody, table${diff} thead { display: block; }
  table${diff} colgroup { display: none; }
  table${diff} thead tr { display: flex; }
  table${diff} thead th { flex: 1; }
  table${diff} tbody tr { display: grid; grid-template-columns: 2.8rem minmax(0, 1fr); }
  table${diff} td { padding: 0 .35rem; border-left: 0; }
  table${diff} td.line { padding-left: 1.2rem; }
  table${diff} tr.same td:nth-child(-n + 2), table${diff} td.none { display: none; }
`;

/** Two texts side by side; below each other where that is asked for, and on a narrow screen. */
export const diff = `
table.diff { font-family: var(--mono); font-size: .88rem; line-height: 1.5; table-layout: fixed; }
table.diff thead th { font-family: system-ui, sans-serif; border-top: 0; overflow-wrap: anywhere; white-space: normal; }
table.diff td { border: 0; padding: 0 .5rem; }
table.diff tbody + tbody td { border-top: 1px solid var(--line); }
table.diff tbody + tbody tr ~ tr td { border-top: 0; }
table.diff tbody tr:hover { background: none; }
col.place { width: 3.4rem; }
td.place { text-align: right; color: var(--muted); user-select: none; }
table.diff td.line { white-space: pre-wrap; overflow-wrap: anywhere; position: relative; padding-left: 1.4rem; }
td.line::before { content: attr(data-mark); position: absolute; left: .5rem; color: var(--muted); }
td.place + td.line + td.place { border-left: 1px solid var(--line); }
td.lost { background: var(--lost-ground); }
td.gained { background: var(--gained-ground); }
td.none { background: var(--raised); }
td.line del { background: var(--lost-mark); text-decoration: none; border-radius: 2px; }
td.line ins { background: var(--gained-mark); text-decoration: none; border-radius: 2px; }
td.lost.place, td.gained.place { color: var(--text); }
${stacked(".diff.unified")}
@media (max-width: 50rem) {${stacked(".diff")}}
`;
