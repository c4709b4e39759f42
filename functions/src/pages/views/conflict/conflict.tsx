import { conflictsCompare, conflictsShow } from "pggit";
import type { Page } from "../../page.ts";
import { StatusBadge } from "../../parts/badge.tsx";
import type { View } from "../../view.ts";
import { attempt } from "../attempt.ts";
import { Facts } from "../facts.tsx";
import { findPlans } from "./plans.ts";
import { PlanList } from "./plan-list.tsx";
import { resolve } from "./resolve.ts";
import { ResolveForm } from "./resolve-form.tsx";
import { Sides } from "./sides.tsx";

type Detail = readonly [name: string, value: string];

/** A conflict: what each side wants, what each way out would run, and the form that resolves it. */
export const conflictView: View = {
  path: "conflict",
  title: "Conflict",
  scope: "read",
  below: "conflicts",
  actions: {
    resolve: { scope: "resolve", run: resolve },
    // The page that is shown again says what the SQL would do.
    preview: { scope: "resolve:sql", run: () => Promise.resolve(null) },
  },
  async show(page) {
    const id = page.query.get("id") ?? "";
    const { rows } = await page.call(conflictsShow, { conflict_id: id });
    const details = rows.map(
      ({ detail_type, detail_value }): Detail => [detail_type, detail_value],
    );
    const of = (name: string) => details.find(([type]) => type === name)?.[1] ?? "";
    const isOpen = of("Status") === "unresolved";
    const name = of("Object");
    const body = (
      <>
        <h1>
          {name} <StatusBadge status={of("Status")} />
        </h1>
        <Facts facts={factsOf(details)} />
        <Ran details={details} isResolved={of("Status") === "resolved"} />
        {isOpen ? await Open({ page, id }) : null}
        <p>
          <a href={page.link("conflicts")}>All open conflicts</a>
        </p>
      </>
    );
    return { title: `Conflict over ${name}`, body };
  },
};

async function Open({ page, id }: { readonly page: Page; readonly id: string }) {
  const sql = page.sent?.optional("sql") ?? null;
  const sides = await attempt(
    page.call(conflictsCompare, { conflict_id: id }).then(({ rows }) => rows),
  );
  const plans = await findPlans(page, id, sql);
  return (
    <>
      <Sides sides={sides} />
      <PlanList page={page} plans={plans} />
      {page.may("resolve") ? (
        <ResolveForm page={page} plans={plans} />
      ) : (
        <p class="note">
          Resolving takes the scope <code>resolve</code>, which this key does not have.
        </p>
      )}
    </>
  );
}

/** What is said elsewhere on the page, or better. */
const elsewhere = /^(?:Object|Status|Statement|Resolution Options| {2}.*)$/;

function factsOf(details: readonly Detail[]) {
  return details.filter(([name]) => !elsewhere.test(name));
}

function Ran({
  details,
  isResolved,
}: {
  readonly details: readonly Detail[];
  readonly isResolved: boolean;
}) {
  if (!isResolved) return null;
  const statements = details.filter(([name]) => name === "Statement").map(([, text]) => text);
  return (
    <section>
      <h2>What ran</h2>
      {statements.length === 0 ? (
        <p>No statement: the object stayed as it was, or was so already.</p>
      ) : (
        <pre class="code" tabindex={0}>
          {statements.map((statement) => `${statement};`).join("\n")}
        </pre>
      )}
    </section>
  );
}
