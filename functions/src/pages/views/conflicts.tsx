import { conflictsList } from "pggit";
import type * as z from "zod";
import type { Page } from "../page.ts";
import { StatusBadge } from "../parts/badge.tsx";
import { Empty } from "../parts/empty.tsx";
import { Choice, Field, FilterForm } from "../parts/form.tsx";
import { Pager } from "../parts/pager.tsx";
import { DataTable } from "../parts/table.tsx";
import { Moment } from "../parts/time.tsx";
import type { View } from "../view.ts";

type Filter = z.input<typeof conflictsList.input>;

const statuses = [
  ["unresolved", "unresolved"],
  ["resolved", "resolved"],
  ["ignored", "ignored"],
  ["all", "all"],
] as const;

const types = [
  ["", "any"],
  ["merge", "merge"],
  ["version", "version"],
  ["constraint", "constraint"],
  ["dependency", "dependency"],
] as const;

/** Conflicts, the open ones unless others are asked for. */
export const conflictsView: View = {
  path: "conflicts",
  title: "Conflicts",
  scope: "read",
  async show(page) {
    const { query } = page;
    const status = query.get("status") || "unresolved";
    const type = query.get("type") ?? "";
    const object = query.get("object") ?? "";
    // What is none of the words is the API's to refuse, with those that there are.
    const filter = {
      status_filter: status === "all" ? null : status,
      of_type: type || null,
      of_object: object || null,
    } as Filter;
    const { rows, next } = await page.call(conflictsList, filter, {
      limit: 50,
      after: query.get("after"),
    });
    const body = (
      <>
        <h1>Conflicts</h1>
        <FilterForm action={page.path} label="Conflicts">
          <Choice label="Status" name="status" value={status} options={statuses} />
          <Choice label="Type" name="type" value={type} options={types} />
          <Field
            label="Object"
            name="object"
            value={object}
            type="search"
            placeholder="part of its name"
          />
        </FilterForm>
        <DataTable
          caption={`Conflicts, oldest first: ${status}`}
          rows={rows}
          empty={<Empty>{emptyText(status, type, object)}</Empty>}
          columns={[
            {
              title: "Object",
              kind: "name",
              isHeader: true,
              cell: (row) => (
                <a href={page.link("conflict", { id: row.conflict_id })}>{row.object_identifier}</a>
              ),
            },
            { title: "What it is about", kind: "wide", cell: ({ description }) => description },
            { title: "Type", cell: ({ conflict_type }) => conflict_type },
            { title: "Status", cell: (row) => <StatusBadge status={row.status} /> },
            {
              title: "Registered",
              kind: "time",
              cell: (row) => <Registered page={page} at={row.created_at} />,
            },
          ]}
        />
        <Pager page={page} next={next} words={{ first: "First", next: "Next" }} />
      </>
    );
    return { title: "Conflicts", body };
  },
};

function Registered({ page, at }: { readonly page: Page; readonly at: string }) {
  return <Moment at={at} now={page.now} />;
}

function emptyText(status: string, type: string, object: string): string {
  if (type || object) return "No conflict fits this filter.";
  return status === "unresolved"
    ? "No conflict is open. One is registered by merging a branch, or with conflicts register."
    : "There is none.";
}
