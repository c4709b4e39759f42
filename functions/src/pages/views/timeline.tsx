import { branchList, historyChanges, historyLog } from "pggit";
import type { Page } from "../page.ts";
import { Empty } from "../parts/empty.tsx";
import { Choice, Field, FilterForm } from "../parts/form.tsx";
import { Pager } from "../parts/pager.tsx";
import { utcTime } from "../utc-time.ts";
import type { View } from "../view.ts";
import { CommitList } from "./timeline/commit-list.tsx";

const pageSize = 25;

/** Objects that are told of a commit, and how many it may have for that to be asked. */
const shownObjects = 6;
const mostObjects = 300;

/** Who changed what, when: the commits of a branch, newest first. */
export const timelineView: View = {
  path: "timeline",
  title: "Timeline",
  scope: "read",
  async show(page) {
    const { query } = page;
    const asked = (name: string) => query.get(name)?.trim() || null;
    // One after the other: of two readers at once only the first folds, and the other would not see what it did.
    const { rows: commits, next } = await page.call(
      historyLog,
      {
        object: asked("object"),
        branch: asked("branch"),
        by_author: asked("author"),
        search: asked("search"),
        since: utcTime(asked("since"), "begin"),
        until: utcTime(asked("until"), "end"),
      },
      { limit: pageSize, after: query.get("after") },
    );
    const { rows: branches } = await page.call(branchList, {}, { limit: 1000 });
    const told = commits.filter(({ objects }) => objects <= mostObjects);
    const { rows: changes } =
      told.length === 0
        ? { rows: [] }
        : await page.call(historyChanges, {
            commits: told.map(({ commit_hash: hash }) => hash),
            max_objects: shownObjects,
          });
    const body = (
      <>
        <h1>Timeline</h1>
        <Filter page={page} branches={branches.map(({ name }) => name)} />
        {commits.length === 0 ? (
          <Empty>No commit fits. Leave some of the filter out, or take another branch.</Empty>
        ) : (
          <CommitList commits={commits} changes={changes} page={page} />
        )}
        <Pager page={page} next={next} />
      </>
    );
    return { title: "Timeline", body };
  },
};

function Filter({ page, branches }: { page: Page; branches: readonly string[] }) {
  const asked = (name: string) => page.query.get(name);
  return (
    <FilterForm action={page.path} label="Commits">
      <Choice
        label="Branch"
        name="branch"
        value={asked("branch") ?? ""}
        options={[["", "current"], ...branches.map((name) => [name, name] as const)]}
      />
      <Field label="Object" name="object" value={asked("object")} placeholder="users" size={16} />
      <Field label="Author" name="author" value={asked("author")} size={12} />
      <Field label="Message" name="search" value={asked("search")} size={14} />
      <Field
        label="From (UTC)"
        name="since"
        value={asked("since")}
        placeholder="2026-11-01"
        size={12}
      />
      <Field
        label="To (UTC)"
        name="until"
        value={asked("until")}
        placeholder="2026-11-30 18:00"
        size={12}
      />
    </FilterForm>
  );
}
