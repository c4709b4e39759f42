import type { Child } from "hono/jsx";
import { version } from "pggit";
import type { Assets } from "./assets.ts";
import type { View } from "./view.ts";
import { views } from "./views.ts";
import type { Visitor } from "./visitor.ts";

/** What the frame around every page shows. */
export interface LayoutProps {
  readonly title: string;
  readonly assets: Assets;
  readonly requestId: string;
  readonly hasLogin: boolean;
  /** What the form before did. */
  readonly said: string | null;
  readonly visitor?: Visitor | undefined;
  readonly environment?: string | undefined;
  readonly view?: View | undefined;
  /** Seconds after which the page is loaded again; left out, it stays as it is. */
  readonly refreshSeconds?: number;
  readonly children?: Child;
}

/** The frame: navigation, what was said, the page itself, and by which id it is found in the log. */
export function Layout({
  title,
  assets,
  requestId,
  said,
  visitor,
  children,
  refreshSeconds,
  ...where
}: LayoutProps) {
  const name = where.environment === undefined ? title : `${title} · ${where.environment}`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${name} · pgGit`}</title>
        <link rel="icon" href={icon} />
        <link rel="stylesheet" href={assets.style} />
        <script src={assets.script} defer></script>
        {refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
      </head>
      <body data-refresh={refreshSeconds}>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <header class="top">
          <a class="brand" href="/ui/">
            <b>pgGit</b>
          </a>
          {visitor && (
            <Environments visitor={visitor} current={where.environment} view={where.view} />
          )}
          {visitor && <Who visitor={visitor} hasLogin={where.hasLogin} />}
        </header>
        {visitor && where.environment !== undefined && (
          <Navigation visitor={visitor} environment={where.environment} view={where.view} />
        )}
        <main id="content" tabindex={-1}>
          {said !== null && (
            <p class="said" role="status">
              {said}
            </p>
          )}
          {children}
        </main>
        <footer>
          <span>pgGit {version}</span>
          <a href="/reference">API reference</a>
          <span>
            Request <code>{requestId}</code>
          </span>
        </footer>
      </body>
    </html>
  );
}

interface EnvironmentsProps {
  readonly visitor: Visitor;
  readonly current: string | undefined;
  readonly view: View | undefined;
}

/** Leads to the same view of another environment. */
function Environments({ visitor, current, view }: EnvironmentsProps) {
  if (current === undefined) return null;
  const path = view?.below ?? view?.path ?? "";
  return (
    <details class="menu">
      <summary>
        <span class="hidden">Environment: </span>
        {current}
      </summary>
      <ul>
        {visitor.environments.map((name) => (
          <li>
            <a href={`/ui/${name}/${path}`} aria-current={name === current ? "true" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Who({ visitor, hasLogin }: { visitor: Visitor; hasLogin: boolean }) {
  return (
    <form class="who" method="post" action="/ui/logout">
      <span title={`Scopes: ${[...visitor.scopes].join(", ")}`}>{visitor.name}</span>
      {hasLogin && (
        <button type="submit" class="quiet">
          Log out
        </button>
      )}
    </form>
  );
}

interface NavigationProps {
  readonly visitor: Visitor;
  readonly environment: string;
  readonly view: View | undefined;
}

function Navigation({ visitor, environment, view }: NavigationProps) {
  const listed = views.filter(
    ({ below, scope }) => below === undefined && visitor.scopes.has(scope),
  );
  const current = view?.below ?? view?.path;
  if (listed.length === 0) return null;
  return (
    <nav class="views" aria-label="Views">
      <ul>
        {listed.map(({ path, title }) => (
          <li>
            <a
              href={`/ui/${environment}/${path}`}
              aria-current={path === current ? "page" : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A branch that leaves and comes back, as an address of its own: nothing is fetched for it. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#2f6fb5" stroke-width="2"><path d="M4 3v10M4 11c0-4 8-2 8-6"/><circle cx="12" cy="4" r="2" fill="#2f6fb5"/></svg>',
)}`;
