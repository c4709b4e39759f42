import { marked } from "marked";

/** The report's Markdown as it looks in a comment on a pull request. */
export function commentPage(markdown: string): string {
  const html = marked.parse(markdown, { gfm: true });
  const body = html.replace(/🔴|🟡/gu, (sign) => `<i style="color: ${signs[sign]}">●</i>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Comment</title><style>${style}</style></head>
<body><div class="who">P</div><article>
<header><b>pggit</b> <span>bot</span> commented just now</header>
<section>${body}</section></article></body></html>`;
}

/** Signs for which the fonts of the browser have no picture. */
const signs: Readonly<Record<string, string>> = { "🔴": "#d1242f", "🟡": "#d4a72c" };

const style = `
  body { margin: 0; padding: 20px; display: flex; gap: 14px; background: #fff; color: #1f2328;
    font: 14px/1.5 "DejaVu Sans", sans-serif; width: 940px; box-sizing: border-box }
  .who { flex: none; width: 40px; height: 40px; border-radius: 50%; background: #2f6fb5; color: #fff;
    display: grid; place-items: center; font-weight: bold }
  article { flex: 1; min-width: 0; border: 1px solid #d1d9e0; border-radius: 6px }
  header { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 14px; color: #59636e }
  header b { color: #1f2328 }
  header span { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 6px; font-size: 12px }
  section { padding: 4px 16px 12px }
  h1, h2, h3 { line-height: 1.25; margin: 16px 0 10px }
  h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; font-size: 20px }
  h3 { font-size: 16px }
  table { border-collapse: collapse; margin: 10px 0; display: block; overflow: auto }
  th, td { border: 1px solid #d1d9e0; padding: 5px 11px; text-align: left }
  tr:nth-child(2n) td { background: #f6f8fa }
  i { font-style: normal }
  code { background: #eff1f3; border-radius: 6px; padding: 2px 5px; font: 12px "DejaVu Sans Mono", monospace }
  pre { background: #f6f8fa; border-radius: 6px; padding: 12px; overflow: auto }
  pre code { background: none; padding: 0 }
  details { margin: 8px 0 }
  summary { cursor: pointer }
  blockquote { margin: 10px 0; padding: 0 14px; border-left: 4px solid #d1d9e0; color: #59636e }
`;
