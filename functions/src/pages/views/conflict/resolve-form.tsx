import type { Page } from "../../page.ts";
import { ActionForm, Field } from "../../parts/form.tsx";
import { losesData, type Plans } from "./plans.ts";
import { strategies, type Strategy } from "./strategies.ts";

interface ResolveFormProps {
  readonly page: Page;
  readonly plans: Plans;
}

/** Chooses a way out. What was sent and refused stands in it again. */
export function ResolveForm({ page, plans }: ResolveFormProps) {
  const { sent } = page;
  const maySql = page.may("resolve:sql");
  const offered = strategies.filter(([strategy]) => strategy !== "custom" || maySql);
  const chosen = sent?.text("resolution") ?? "";
  return (
    <section class="panel">
      <h2>Resolve it</h2>
      <p>
        It takes effect on the live database, in one transaction; where it fails, nothing has
        happened.
      </p>
      <ActionForm action="resolve">
        <fieldset>
          <legend>How</legend>
          {offered.map(([strategy, title, meaning]) => (
            <p class="choice">
              <label>
                <input
                  type="radio"
                  name="resolution"
                  value={strategy}
                  required
                  checked={strategy === chosen}
                />{" "}
                {title}
              </label>{" "}
              <small>
                {meaning} {closed(plans, strategy)}
              </small>
            </p>
          ))}
        </fieldset>
        {maySql && (
          <p class="field">
            <label for="sql">SQL, for running your own</label>
            <textarea
              id="sql"
              name="sql"
              rows={6}
              spellcheck={false}
              autocomplete="off"
              aria-describedby="sql-hint"
            >
              {sent?.text("sql") ?? ""}
            </textarea>
            <small id="sql-hint">
              It runs with the rights of the API's role. Preview runs it and rolls it back, with its
              locks.
            </small>
          </p>
        )}
        <Field
          label="Reason"
          name="reason"
          value={sent?.text("reason") ?? ""}
          hint="For the registry and the message of the commit."
        />
        <p class="choice">
          <label>
            <input type="checkbox" name="allow_data_loss" value="yes" /> Values that are there now
            may be lost
          </label>{" "}
          <small>
            {losesData(plans)
              ? "A way above would lose some; without this it is refused."
              : "No way above would lose any."}
          </small>
        </p>
        {maySql && (
          <p class="choice">
            <label>
              <input type="checkbox" name="trust_code" value="yes" /> Run what another role stored
            </label>{" "}
            <small>
              Only after reading it above: it would run with the rights of the API's role.
            </small>
          </p>
        )}
        <p class="buttons">
          <button type="submit" class="main">
            Resolve
          </button>
          {maySql && (
            <button type="submit" name="action" value="preview" formnovalidate>
              Preview my SQL
            </button>
          )}
        </p>
      </ActionForm>
    </section>
  );
}

function closed(plans: Plans, strategy: Strategy): string {
  return plans.get(strategy)?.error ? "Closed, see above." : "";
}
