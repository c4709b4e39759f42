import { raw } from "hono/html";

const text = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:62rem;padding:1rem}
h1 small{font-size:.5em;font-weight:400}
h2{border-top:1px solid;font-size:1.1rem;padding-top:1rem;overflow-wrap:anywhere}
h3{font-size:1rem;margin-bottom:.25rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{border:1px solid;overflow-x:auto;padding:.5rem}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid;padding:.25rem .5rem .25rem 0;text-align:left;vertical-align:top}
nav ul{columns:20rem;list-style:none;padding:0}
nav li{overflow-wrap:anywhere}
dt{font-weight:600;margin-top:.5rem}
a{color:inherit}`;

/** The one stylesheet of the reference page, as it stands in the page. */
export const referenceStyle = raw(text);

/** What a page with that stylesheet may do: no script, nothing from elsewhere, and no other style. */
export async function referencePolicy(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
