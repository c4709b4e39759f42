/** Tables of rows, and what leads from one page of them to the next. */
export const table = `
.scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .5rem .75rem; font-weight: 600; }
th, td { padding: .38rem .75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; background: var(--raised); color: var(--muted); font-size: .86rem; font-weight: 600; white-space: nowrap; }
caption:not(.hidden) + thead th { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
tbody tr:hover { background: var(--raised); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.time, th.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.wide { min-width: 16rem; overflow-wrap: anywhere; }
th.wide { width: 60%; }
td.name, th.name { overflow-wrap: anywhere; min-width: 8rem; }
.pager { display: flex; gap: .5rem; margin: 0 0 1rem; }
.pager a, a.button { display: inline-block; padding: .3rem .8rem; border: 1px solid var(--edge); border-radius: 4px; background: var(--surface); color: var(--text); text-decoration: none; }
.pager a:hover, a.button:hover { background: var(--raised); }
`;
