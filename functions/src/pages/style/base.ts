/** Colours, type, and what every element has. Text meets AA on its ground in both schemes. */
export const base = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --surface: #ffffff; --raised: #f0f2f5; --line: #d8dde4; --edge: #838d9b;
  --text: #1b2129; --muted: #566070; --accent: #0b5aa8; --on-accent: #ffffff;
  --ok: #11692f; --ok-ground: #e3f4e8; --warn: #7a4b00; --warn-ground: #fff1cf;
  --bad: #a8201a; --bad-ground: #fde9e7; --info: #0b5aa8; --info-ground: #e4effa;
  --off: #4d5765; --off-ground: #e9ecf0;
  --lost-ground: #fdeceb; --lost-mark: #f9c9c5; --gained-ground: #e6f6ea; --gained-mark: #b5e3c1;
  --bar: #3b82c4; --bar-2: #b86e00;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101318; --surface: #171b21; --raised: #1f242c; --line: #2d343e; --edge: #76818f;
    --text: #e3e7ed; --muted: #9da7b4; --accent: #74b4f5; --on-accent: #08131f;
    --ok: #62d289; --ok-ground: #10301c; --warn: #f0bf5a; --warn-ground: #33270a;
    --bad: #ff9189; --bad-ground: #3b1715; --info: #74b4f5; --info-ground: #10263b;
    --off: #aeb7c3; --off-ground: #262c35;
    --lost-ground: #2f1716; --lost-mark: #6a2620; --gained-ground: #11291a; --gained-mark: #1f5a33;
    --bar: #5a9fdd; --bar-2: #e0a23c;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); min-height: 100vh; display: flex; flex-direction: column; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .75rem; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h3 { font-size: .93rem; margin: 0 0 .35rem; overflow-wrap: anywhere; }
p { margin: 0 0 .6rem; max-width: 75ch; }
a { color: var(--accent); text-underline-offset: 2px; }
a:has(> code) { text-underline-offset: .3em; }
a:hover { text-decoration-thickness: 2px; }
code, pre, .mono { font-family: var(--mono); font-size: .92em; overflow-wrap: anywhere; }
pre { margin: 0; padding: .6rem .75rem; overflow-x: auto; background: var(--raised); border-radius: 4px; line-height: 1.5; overflow-wrap: normal; }
:is(a, b, code, del, ins, mark, small, span) { unicode-bidi: isolate; }
small { color: var(--muted); font-size: .86rem; }
.quiet { color: var(--muted); }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
