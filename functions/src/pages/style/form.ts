/** Forms and what is in them. */
export const form = `
form { margin: 0; }
.field { margin: 0 0 .6rem; display: flex; flex-direction: column; gap: .15rem; max-width: none; }
.field > label, fieldset > legend { font-weight: 600; font-size: .9rem; }
input, select, textarea, button { font: inherit; color: inherit; }
::placeholder { color: var(--muted); opacity: 1; }
option { background: var(--surface); color: var(--text); }
input:not([type=checkbox], [type=radio]), select, textarea { padding: .3rem .5rem; border: 1px solid var(--edge); border-radius: 4px; background: var(--surface); min-height: 2.1rem; max-width: 100%; }
textarea { font-family: var(--mono); width: 100%; min-height: 8rem; }
[aria-invalid=true] { border-color: var(--bad); }
fieldset { border: 1px solid var(--line); border-radius: 4px; margin: 0 0 .6rem; padding: .4rem .75rem .5rem; min-width: 0; }
fieldset label, label.box { display: flex; gap: .45rem; align-items: baseline; padding: .12rem 0; }
button { padding: .32rem .85rem; min-height: 2.1rem; border: 1px solid var(--edge); border-radius: 4px; background: var(--surface); cursor: pointer; font-weight: 600; }
button:hover { background: var(--raised); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.danger { background: var(--bad); border-color: var(--bad); color: var(--surface); }
button.main:hover, button.danger:hover { filter: brightness(1.08); }
button.quiet { border-color: var(--line); font-weight: 400; min-height: 0; padding: .12rem .6rem; color: var(--muted); }
button:disabled { opacity: .55; cursor: not-allowed; filter: none; }
.filter { display: flex; flex-wrap: wrap; gap: .4rem .75rem; align-items: flex-end; margin: 0 0 1rem; }
.filter .field { margin: 0; }
.action + .action { margin-top: .9rem; padding-top: .9rem; border-top: 1px solid var(--line); }
.action input:not([type=checkbox], [type=radio]) { width: 100%; }
.row { display: grid; grid-template-columns: minmax(0, 9rem) minmax(0, 1fr); gap: 0 .75rem; }
@media (max-width: 30rem) { .row { grid-template-columns: minmax(0, 1fr); } .filter { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); } .filter input, .filter select { width: 100%; } }
`;
