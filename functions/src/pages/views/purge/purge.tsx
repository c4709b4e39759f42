import { purgeHistoryOperation } from "pggit";
import { type FormFields, requireTyped } from "../../form-fields.ts";
import type { Page } from "../../page.ts";
import { ActionForm, Field, FilterForm, TypedConfirmation } from "../../parts/form.tsx";
import type { Done, View } from "../../view.ts";
import { beginJob } from "../job/begin-job.ts";
import { PurgedTable } from "./purged-table.tsx";

/** What a purge is asked for. */
interface Asked {
  readonly olderThan: string;
  readonly keepMilestones: boolean;
}

/** Removing old history: first what would go, then a word that is typed, then the job. */
export const purgeView: View = {
  path: "purge",
  title: "Purge",
  scope: "purge",
  actions: { purge: { scope: "purge", run: purge } },
  async show(page) {
    const asked = askedBy(page);
    const body = (
      <>
        <h1>Purge history</h1>
        <p>
          What is older than this goes for good; what a branch, a kept milestone or an open conflict
          reaches stays however old it is. First you see what would be removed.
        </p>
        <FilterForm action={page.path} label="What to remove" button="Show what would go">
          <Field
            label="Older than"
            name="older_than"
            value={asked?.olderThan ?? "6 months"}
            isRequired
            hint="An interval, such as 1 year or 90 days"
          />
          <fieldset>
            <legend>Milestones</legend>
            <label>
              <input
                type="checkbox"
                name="drop_milestones"
                value="yes"
                checked={asked?.keepMilestones === false}
              />{" "}
              remove old ones, too
            </label>
          </fieldset>
        </FilterForm>
        {asked && (await Forecast({ page, asked }))}
      </>
    );
    return { title: "Purge", body };
  },
};

function askedBy({ query }: Pick<Page, "query">): Asked | null {
  const olderThan = query.get("older_than");
  if (!olderThan) return null;
  return { olderThan, keepMilestones: !query.has("drop_milestones") };
}

async function Forecast({ page, asked }: { readonly page: Page; readonly asked: Asked }) {
  const { rows } = await page.call(purgeHistoryOperation, { ...inputOf(asked), dry_run: true });
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <PurgedTable rows={rows} />
      {total === 0 ? (
        <p class="note ok">Nothing is old enough: there is nothing to remove.</p>
      ) : (
        <section class="panel">
          <h2>Remove it</h2>
          <p>
            {total.toLocaleString("en")} rows of history from before {asked.olderThan} ago
            {asked.keepMilestones ? "" : ", old milestones among them,"} are removed from{" "}
            <b>{page.environment}</b>. This cannot be undone.
          </p>
          <ActionForm action="purge">
            <TypedConfirmation name="confirm" wanted={page.environment} what="remove it" />
            <button type="submit" class="danger">
              Remove it for good
            </button>
          </ActionForm>
        </section>
      )}
    </>
  );
}

async function purge(page: Page, form: FormFields): Promise<Done> {
  requireTyped(form, "confirm", page.environment);
  // The form is sent to the address whose forecast was looked at.
  const asked = askedBy(page) ?? { olderThan: "", keepMilestones: true };
  return beginJob(page, form, {
    kind: "purge",
    input: { ...inputOf(asked), dry_run: false },
    said: `Removing what is older than ${asked.olderThan} began.`,
  });
}

function inputOf({ olderThan, keepMilestones }: Asked) {
  return { older_than: olderThan, keep_milestones: keepMilestones };
}
