import {
  commitDefinitions,
  type FacetChange,
  historyLog,
  historyShow,
  type ObjectChange,
  PggitError,
} from "pggit";
import type { Page } from "../page.ts";
import { StatusBadge } from "../parts/badge.tsx";
import { Code } from "../parts/code.tsx";
import { Diff } from "../parts/diff.tsx";
import { DiffSwitch, isUnified } from "../parts/diff-switch.tsx";
import { Empty } from "../parts/empty.tsx";
import { Pager } from "../parts/pager.tsx";
import { Moment } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { Levels, Origin } from "./timeline/commit-words.tsx";

const pageSize = 20;

/** One commit: who, when, and of each object what changed, facet by facet and line by line. */
export const commitView: View = {
  path: "commit",
  title: "Commit",
  scope: "read",
  below: "timeline",
  async show(page) {
    const id = page.query.get("id") ?? "HEAD";
    const { rows: found } = await page.call(historyLog, { branch: id }, { limit: 1 });
    const [commit] = found;
    if (!commit) throw noCommit(id);
    const { commit_hash: hash } = commit;
    const { rows: changes, next } = await page.call(
      historyShow,
      { commit: hash },
      { limit: pageSize, after: page.query.get("after") },
    );
    const objects = changes.flatMap(({ object_name: name, old_name: old }) =>
      old === null ? [name] : [name, old],
    );
    const { rows: definitions } =
      objects.length === 0
        ? { rows: [] }
        : await page.call(commitDefinitions, { commit: hash, objects });
    const [headline = "", ...more] = commit.message.split("\n");
    const body = (
      <>
        <h1>{headline}</h1>
        {more.join("\n").trim() !== "" && (
          <Code label="The whole message" text={more.join("\n").trim()} />
        )}
        <p class="meta">
          <b>{commit.author}</b> <Moment at={commit.committed_at} now={page.now} />{" "}
          <code>{hash}</code> <span class="quiet">on {commit.branch_name}</span>{" "}
          <Origin origin={commit.origin} /> <Levels {...commit} /> <DiffSwitch page={page} />
        </p>
        {changes.length === 0 && <Empty>This commit changed no object.</Empty>}
        {changes.map((change) => (
          <ChangedObject
            change={change}
            definitions={definitions.find((one) => isOf(one, change))}
            page={page}
          />
        ))}
        <Pager page={page} next={next} words={{ first: "First objects", next: "More objects" }} />
      </>
    );
    return { title: headline, body };
  },
};

type Names = Pick<ObjectChange, "object_type" | "object_name" | "old_name">;

interface Definitions extends Names {
  readonly definition_before: string | null;
  readonly definition_after: string | null;
}

/** A dropped object and one that was renamed to its name are told apart by what they were called. */
function isOf(one: Definitions, change: ObjectChange): boolean {
  return (
    one.object_type === change.object_type &&
    one.object_name === change.object_name &&
    one.old_name === change.old_name &&
    (one.definition_after === null) === (change.action === "drop")
  );
}

interface ChangedObjectProps {
  readonly change: ObjectChange;
  readonly definitions: Definitions | undefined;
  readonly page: Page;
}

function ChangedObject({ change, definitions, page }: ChangedObjectProps) {
  const { link } = page;
  const { object_type: type, object_name: name, old_name: old } = change;
  return (
    <section class="panel">
      <h2>
        {change.action} {type}{" "}
        <a href={link("object", { name, type })}>
          <code>{name}</code>
        </a>{" "}
        {old !== null && (
          <>
            from <code>{old}</code>{" "}
          </>
        )}
        <StatusBadge status={change.level} />
      </h2>
      <p class="quiet">{versions(change)}</p>
      {change.facets.length > 0 && <FacetList facets={change.facets} words={change.changes} />}
      {definitions && (
        <Diff
          caption={`Definition of ${name}, before and after`}
          names={[change.version_before ?? "before", change.version_after ?? "after"]}
          before={definitions.definition_before}
          after={definitions.definition_after}
          isUnified={isUnified(page)}
        />
      )}
    </section>
  );
}

function versions({ version_before: before, version_after: after }: ObjectChange): string {
  if (before !== null && after !== null) return `Version ${before} to ${after}`;
  return after === null ? `Version ${before ?? "unknown"}` : `Version ${after}`;
}

interface FacetListProps {
  readonly facets: readonly FacetChange[];
  readonly words: readonly string[];
}

function FacetList({ facets, words }: FacetListProps) {
  return (
    <ul class="changes">
      {words.map((text, place) => (
        <li>
          <StatusBadge status={facets[place]?.level ?? "patch"} /> {text}
        </li>
      ))}
    </ul>
  );
}

function noCommit(id: string): PggitError {
  return new PggitError({
    code: "UNKNOWN_COMMIT",
    message: `There is no commit ${id.slice(0, 100)}.`,
    hint: "The timeline lists those that there are.",
  });
}
