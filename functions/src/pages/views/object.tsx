import { historyBlame, historyVersions, PggitError } from "pggit";
import type { Page } from "../page.ts";
import { Badge, StatusBadge } from "../parts/badge.tsx";
import { Empty } from "../parts/empty.tsx";
import { DataTable } from "../parts/table.tsx";
import { Moment } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { BlameTable } from "./object/blame-table.tsx";
import { type ObjectVersion, pickVersions } from "./object/pick-versions.ts";
import { VersionDiff } from "./object/version-diff.tsx";

/** Versions that a page shows and offers for comparing. */
const pageSize = 200;

/** One object: what it is, who set each part of it, and what any two of its versions differ in. */
export const objectView: View = {
  path: "object",
  title: "Object",
  scope: "read",
  below: "objects",
  async show(page) {
    const { query } = page;
    const name = query.get("name") ?? "";
    if (name === "") throw noName();
    const given = query.get("type");
    const branch = query.get("branch");
    const { rows: all, next } = await page.call(
      historyVersions,
      { object: name, of_type: given, branch },
      { limit: pageSize, after: query.get("after") },
    );
    const [latest] = all;
    if (!latest) throw noName();
    // Objects of several types may have one name; the newest is shown, and the others are named.
    const type = given ?? latest.object_type;
    const versions = all.filter(({ object_type: one }) => one === type);
    const others = [...new Set(all.map(({ object_type: one }) => one))].filter(
      (one) => one !== type,
    );
    const isThere = latest.action !== "drop";
    const { rows: blame } = isThere
      ? await page.call(historyBlame, { object: name, at: branch ?? "HEAD", of_type: type })
      : { rows: [] };
    const body = (
      <>
        <div class="heading">
          <h1>
            <code>{name}</code>
          </h1>
          <span class="quiet">{type}</span>
          {isThere ? (
            <Badge tone="ok">{latest.version ?? "no version"}</Badge>
          ) : (
            <Badge tone="bad">dropped</Badge>
          )}
          <a href={page.link("timeline", { object: name, branch })}>its commits</a>
          {others.map((other) => (
            <a href={page.link("object", { name, type: other, branch })}>
              the {other} of that name
            </a>
          ))}
        </div>
        {await VersionDiff({ page, name, type, versions, picked: pickVersions(versions, query) })}
        <section aria-labelledby="blame">
          <h2 id="blame">Who set what</h2>
          <BlameTable rows={blame} page={page} />
        </section>
        <section aria-labelledby="versions">
          <h2 id="versions">Versions</h2>
          <VersionTable versions={versions} page={page} />
          {next && (
            <p class="quiet">
              Older ones are in{" "}
              <a href={page.link("timeline", { object: name, branch })}>the timeline</a>.
            </p>
          )}
        </section>
      </>
    );
    return { title: name, body };
  },
};

interface VersionTableProps {
  readonly versions: readonly ObjectVersion[];
  readonly page: Page;
}

function VersionTable({ versions, page: { link, now } }: VersionTableProps) {
  return (
    <DataTable
      caption="Versions, newest first"
      rows={versions}
      empty={<Empty>No version of it is in history.</Empty>}
      columns={[
        { title: "Version", isHeader: true, cell: ({ version }) => version ?? "none" },
        { title: "Action", cell: ({ action }) => action },
        { title: "Level", cell: ({ level }) => level !== null && <StatusBadge status={level} /> },
        { title: "Name then", kind: "name", cell: ({ object_name: name }) => <code>{name}</code> },
        {
          title: "When",
          kind: "time",
          cell: (version) => <Moment at={version.committed_at} now={now} />,
        },
        { title: "By", cell: ({ author }) => author },
        {
          title: "Commit",
          kind: "wide",
          cell: ({ commit_hash: hash, message }) => (
            <a href={link("commit", { id: hash })}>
              <code class="hash">{hash.slice(0, 7)}</code> {message.split("\n", 1)}
            </a>
          ),
        },
      ]}
    />
  );
}

function noName(): PggitError {
  return new PggitError({
    code: "UNKNOWN_OBJECT",
    message: "The address names no object.",
    hint: "Choose one from the objects, or from a commit of the timeline.",
  });
}
