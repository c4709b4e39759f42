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
tbody th.time { font-weight: 400; }
.time .zone { position: absolute; clip-path: inset(50%); width: 1px; overflow: hidden; }
td.wide { min-width: 16rem; overflow-wrap: anywhere; }
th.wide { width: 60%; }
td.name, th.name { overflow-wrap: anywhere; min-width: 10rem; }
code.hash { white-space: nowrap; overflow-wrap: normal; }
small.below { display: block; font-weight: 400; }
code.value { white-space: pre-wrap; }
main details > summary { cursor: pointer; margin: 0 0 .6rem; color: var(--accent); }
.panel > details { margin-top: .6rem; }
.pager { display: flex; gap: .5rem; margin: 0 0 1rem; }
.pager a, a.button { display: inline-block; padding: .3rem .8rem; border: 1px solid var(--edge); border-radius: 4px; background: var(--surface); color: var(--text); text-decoration: none; }
@media (max-width: 46rem) {
  table.data, table.data tbody { display: block; }
  table.data thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table.data tbody tr { display: block; padding: .45rem .75rem; border-top: 1px solid var(--line); }
  table.data tbody tr:first-child { border-top: 0; }
  table.data td, table.data tbody th { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .5rem; padding: .1rem 0; border: 0; text-align: left; white-space: normal; min-width: 0; width: auto; }
  table.data td::before, table.data tbody th::before { content: attr(data-title); color: var(--muted); font-weight: 400; font-size: .92em; }
  table.data tbody th[scope=row] { display: block; padding-bottom: .2rem; }
  table.data tbody th[scope=row]::before { content: none; }
  table.data td:has(> .cell:empty) { display: none; }
}
.pager a:hover, a.button:hover { background: var(--raised); }
`;
