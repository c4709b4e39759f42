import type { historyChanges, historyLog } from "pggit";
import type * as z from "zod";
import type { Page } from "../../page.ts";
import { Moment } from "../../parts/time.tsx";
import { Levels, Origin } from "./commit-words.tsx";

type Commit = z.output<(typeof historyLog)["row"]>;
type Change = z.output<(typeof historyChanges)["row"]>;

interface CommitListProps {
  readonly commits: readonly Commit[];
  /** The first objects that each changed. */
  readonly changes: readonly Change[];
  readonly page: Page;
}

/** Commits with who, when, and what each did. */
export function CommitList({ commits, changes, page }: CommitListProps) {
  return (
    <ol class="commits">
      {commits.map((commit) => {
        const own = changes.filter(({ commit_hash: hash }) => hash === commit.commit_hash);
        return (
          <li class="panel">
            <CommitHead commit={commit} page={page} />
            <ul class="changes">
              {own.map((change) => (
                <ChangeLine change={change} page={page} />
              ))}
              {commit.objects > own.length && (
                <li>
                  <a href={page.link("commit", { id: commit.commit_hash })}>
                    {own.length === 0 ? "" : "and "}
                    {commit.objects - own.length} {own.length === 0 ? "objects" : "more"}
                  </a>
                </li>
              )}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

function CommitHead({ commit, page: { link, now } }: { commit: Commit; page: Page }) {
  const { commit_hash: hash, message, author, committed_at: at } = commit;
  return (
    <>
      <h2>
        <a href={link("commit", { id: hash })}>{message.split("\n", 1)}</a>
      </h2>
      <p class="meta">
        <b>{author}</b> <Moment at={at} now={now} /> <code class="hash">{hash.slice(0, 7)}</code>{" "}
        <span class="quiet">on {commit.branch_name}</span> <Origin origin={commit.origin} />{" "}
        <Levels {...commit} />
      </p>
    </>
  );
}

function ChangeLine({ change, page: { link } }: { change: Change; page: Page }) {
  const { object_type: type, object_name: name, old_name: old, action, changes } = change;
  return (
    <li>
      <span class={`sign ${action}`}>{action}</span> <span class="quiet">{type}</span>{" "}
      <a href={link("object", { name, type })}>
        <code>{name}</code>
      </a>
      {old !== null && (
        <>
          {" "}
          from <code>{old}</code>
        </>
      )}
      {changes.length > 0 && <span class="facets">{changes.slice(0, 4).join(" · ")}</span>}
      {changes.length > 4 && <span class="quiet"> and {changes.length - 4} more</span>}
    </li>
  );
}
