/** Buttons beside each other, choices with their meaning, what is marked, and how far work is. */
export const choice = `
.buttons { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0 0 1rem; max-width: none; }
.buttons .action + .action { margin: 0; padding: 0; border: 0; }
.choice { margin: 0 0 .45rem; max-width: none; }
.choice label { display: flex; gap: .45rem; align-items: baseline; padding: 0; font-weight: 600; }
.choice small { display: block; padding-left: 1.5rem; }
.filter fieldset { display: flex; flex-wrap: wrap; gap: 0 .9rem; margin: 0; }
dl.facts.panel { margin: 0 0 1rem; }
main > .action { margin-bottom: 1rem; }
ul.risks { margin: 0; padding: 0; list-style: none; }
mark { background: var(--bad-ground); color: var(--bad); padding: .05rem .2rem; border-radius: 3px; font-weight: 600; }
details.panel > summary { margin: 0; color: inherit; }
details.panel[open] > summary { margin-bottom: .6rem; }
details.panel > .changes { margin-bottom: .6rem; }
.progress progress { width: min(20rem, 100%); accent-color: var(--accent); vertical-align: middle; }
pre.code { margin-bottom: 1rem; white-space: pre-wrap; }
`;
