/** Panels, notes, badges, lists of facts, and how they stand beside each other. */
export const panel = `
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: .85rem 1rem; margin: 0 0 1rem; }
.panel > :last-child { margin-bottom: 0; }
.panel > .scroll { margin: .25rem -1rem .6rem; border-width: 1px 0; border-radius: 0; }
.panel > .scroll:last-child { margin-bottom: -.85rem; border-bottom: 0; border-radius: 0 0 6px 6px; }
.columns { display: grid; grid-template-columns: minmax(0, 1.6fr) minmax(18rem, 1fr); gap: 1rem; align-items: start; }
.columns > * { min-width: 0; }
.split { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; margin: 0 0 1rem; }
.split > .panel { margin: 0; }
.heading { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem .9rem; margin: 0 0 .75rem; }
.heading h1, .heading h2 { margin: 0; }
.badge { display: inline-block; padding: .02rem .5rem; border-radius: 1rem; font-size: .86rem; font-weight: 600; white-space: nowrap; }
.badge.ok, .note.ok { background: var(--ok-ground); color: var(--ok); }
.badge.warn, .note.warn { background: var(--warn-ground); color: var(--warn); }
.badge.bad, .note.bad { background: var(--bad-ground); color: var(--bad); }
.badge.info, .note.info { background: var(--info-ground); color: var(--info); }
.badge.off, .note.off { background: var(--off-ground); color: var(--off); }
.note, .said { margin: 0 0 1rem; padding: .6rem .9rem; border-radius: 6px; border-left: 4px solid currentColor; max-width: none; overflow-wrap: anywhere; }
.note > :last-child { margin-bottom: 0; }
.note p { margin-bottom: .25rem; }
.note .quiet { color: inherit; }
.note a { color: inherit; }
.said { background: var(--ok-ground); color: var(--ok); }
.empty { color: var(--muted); padding: 1rem; border: 1px dashed var(--line); border-radius: 6px; max-width: none; }
.panel > .empty { border: 0; padding: .25rem 0; }
dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem; margin: 0; }
dl.facts dt { color: var(--muted); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
ul.changes { margin: .15rem 0 0; padding: 0; list-style: none; }
ul.changes li { overflow-wrap: anywhere; }
ol.commits { list-style: none; margin: 0; padding: 0; }
ol.commits .panel { margin-bottom: .6rem; padding: .6rem .9rem; }
ol.commits h2 { margin: 0; }
ol.commits h2 a { text-decoration: none; color: inherit; }
ol.commits h2 a:hover { text-decoration: underline; }
.meta { margin: 0 0 .35rem; max-width: none; }
.sign { display: inline-block; min-width: 3.6rem; font-size: .86rem; font-weight: 600; color: var(--muted); }
.sign.create { color: var(--ok); }
.sign.drop { color: var(--bad); }
.sign.rename { color: var(--warn); }
.facets { display: block; margin-left: 3.85rem; color: var(--muted); overflow-wrap: anywhere; }
.tracking { border-left: 4px solid var(--off); }
.tracking.ok { border-left-color: var(--ok); }
.tracking.warn { border-left-color: var(--warn); }
.tracking.bad { border-left-color: var(--bad); }
.tracking h2 { font-size: 1.15rem; }
.countdown { font-weight: 600; font-variant-numeric: tabular-nums; }
@media (max-width: 60rem) {
  .columns { display: flex; flex-direction: column; gap: 0; align-items: stretch; }
  .columns > div { display: contents; }
  .columns .later { order: 1; }
}
@media (max-width: 30rem) { dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; } dl.facts dd { margin-bottom: .4rem; } }
`;
