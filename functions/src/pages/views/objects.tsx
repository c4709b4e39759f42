import { listObjects } from "pggit";
import { Badge } from "../parts/badge.tsx";
import { Empty } from "../parts/empty.tsx";
import { Choice, Field, FilterForm } from "../parts/form.tsx";
import { Pager } from "../parts/pager.tsx";
import { DataTable } from "../parts/table.tsx";
import { Moment } from "../parts/time.tsx";
import type { View } from "../view.ts";

const pageSize = 100;

/** The objects that are followed, found by their names. */
export const objectsView: View = {
  path: "objects",
  title: "Objects",
  scope: "read",
  async show(page) {
    const { query, now, link } = page;
    const asked = (name: string) => query.get(name)?.trim() || null;
    const { rows, next } = await page.call(
      listObjects,
      {
        search: asked("search"),
        of_type: asked("type"),
        include_dropped: asked("dropped") === "yes",
      },
      { limit: pageSize, after: query.get("after") },
    );
    const types = [...new Set(rows.map(({ object_type: type }) => type))].toSorted();
    const body = (
      <>
        <h1>Objects</h1>
        <FilterForm action={page.path} label="Objects">
          <Field label="Name" name="search" type="search" value={asked("search")} size={24} />
          <Field label="Type" name="type" value={asked("type")} size={16} suggestions={types} />
          <Choice
            label="Dropped ones"
            name="dropped"
            value={asked("dropped") ?? ""}
            options={[
              ["", "left out"],
              ["yes", "shown, too"],
            ]}
          />
        </FilterForm>
        <DataTable
          caption="Objects of the current branch"
          rows={rows}
          empty={<Empty>No object has such a name.</Empty>}
          columns={[
            {
              title: "Name",
              isHeader: true,
              kind: "name",
              cell: (row) => (
                <a href={link("object", { name: row.object_name, type: row.object_type })}>
                  <code>{row.object_name}</code>
                </a>
              ),
            },
            { title: "Type", cell: (row) => row.object_type },
            {
              title: "Version",
              cell: (row) => (row.is_live ? row.version : <Badge tone="off">dropped</Badge>),
            },
            {
              title: "Changed",
              kind: "time",
              cell: (row) => <Moment at={row.changed_at} now={now} />,
            },
            { title: "By", cell: (row) => row.author },
            {
              title: "Commit",
              cell: ({ commit_hash: hash }) =>
                hash !== null && (
                  <a href={link("commit", { id: hash })}>
                    <code class="hash">{hash.slice(0, 7)}</code>
                  </a>
                ),
            },
          ]}
        />
        <Pager page={page} next={next} words={{ first: "First", next: "Next" }} />
      </>
    );
    return { title: "Objects", body };
  },
};
