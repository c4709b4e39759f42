/** The frame around every page. */
export const frame = `
:root { --side: max(1.25rem, (100vw - 88rem) / 2); }
@media (max-width: 40rem) { :root { --side: .8rem; } }
.skip { position: absolute; left: .5rem; top: -4rem; background: var(--surface); padding: .5rem .75rem; z-index: 2; border: 1px solid var(--line); }
.skip:focus { top: .5rem; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; padding: .45rem var(--side); background: var(--surface); }
.top > * { min-width: 0; }
.brand { color: inherit; text-decoration: none; font-size: 1.05rem; letter-spacing: -.01em; }
.who { display: flex; align-items: center; gap: .6rem; margin-left: auto; color: var(--muted); }
.who span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.menu { position: relative; }
.menu summary { cursor: pointer; padding: .2rem .6rem; border: 1px solid var(--line); border-radius: 4px; font-weight: 600; }
.menu ul { position: absolute; z-index: 3; margin: .25rem 0 0; padding: .25rem 0; list-style: none; min-width: 12rem; max-height: 60vh; overflow-y: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 4px 16px rgb(0 0 0 / .18); }
.menu a { display: block; padding: .3rem .75rem; color: inherit; text-decoration: none; }
.menu a:hover { background: var(--raised); }
.menu a[aria-current] { font-weight: 600; }
.views { background: var(--surface); border-bottom: 1px solid var(--line); overflow-x: auto; }
.views ul { display: flex; margin: 0; padding: 0 calc(var(--side) - .6rem); list-style: none; }
.views a { display: block; padding: .45rem .5rem .4rem; margin: 0 .1rem; color: var(--muted); text-decoration: none; white-space: nowrap; border-bottom: 2px solid transparent; }
.views a:focus-visible { outline-offset: -2px; }
.views a:hover { color: var(--text); }
.views a[aria-current] { color: var(--text); border-color: var(--accent); font-weight: 600; }
.top:has(+ main) { border-bottom: 1px solid var(--line); }
main { flex: 1; width: 100%; padding: 1.1rem var(--side) 2rem; }
footer { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: .6rem var(--side); color: var(--muted); font-size: .86rem; border-top: 1px solid var(--line); }
footer a { color: inherit; }
.login { max-width: 27rem; margin: 3rem auto; }
.login input { width: 100%; }
@media (max-width: 40rem) {
  main { padding-block: .9rem 1.5rem; }
  .login { margin: 1rem auto; }
}
`;
