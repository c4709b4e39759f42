import type { Page } from "../../page.ts";
import { Badge } from "../../parts/badge.tsx";
import { Diff } from "../../parts/diff.tsx";
import { DiffSwitch, isUnified } from "../../parts/diff-switch.tsx";
import { Empty } from "../../parts/empty.tsx";
import { DataTable } from "../../parts/table.tsx";
import type { Attempt } from "../attempt.ts";
import { Refusal } from "../refusal.tsx";
import type { PlanRow, Plans } from "./plans.ts";
import { strategies } from "./strategies.ts";

/** What PostgreSQL would be asked to risk, in words. */
const risks: Readonly<Record<string, string>> = {
  data_loss: "values that are there now are lost",
  rewrite: "every row is written anew under the lock",
  fails_on_data: "rows that are there now can make it fail",
  dependents: "refused by PostgreSQL: others depend on what changes",
};

interface PlanListProps {
  readonly page: Page;
  readonly plans: Plans;
}

/** What each way out would run, its risks and locks, and what becomes of the definition. */
export function PlanList({ page, plans }: PlanListProps) {
  return (
    <section>
      <h2>What each way out would run</h2>
      {strategies.map(([strategy, title, meaning]) => {
        const plan = plans.get(strategy);
        return (
          plan && (
            <section class="panel">
              <h3>
                {title} <small>{strategy}</small>
              </h3>
              <p class="quiet">{meaning}</p>
              <Plan page={page} title={title} plan={plan} />
            </section>
          )
        );
      })}
    </section>
  );
}

interface PlanProps {
  readonly page: Page;
  readonly title: string;
  readonly plan: Attempt<readonly PlanRow[]>;
}

function Plan({ page, title, plan: { result, error } }: PlanProps) {
  if (error) return <Refusal what="This way is closed." error={error} />;
  const statements = result.filter(({ statement }) => statement !== null);
  const [first] = result;
  return (
    <>
      <DataTable
        caption={`${title}: statements`}
        rows={statements}
        empty={<Empty>Nothing would run: the object is so already.</Empty>}
        columns={[
          {
            title: "Statement",
            kind: "wide",
            cell: ({ statement }) => <code class="value">{statement}</code>,
          },
          { title: "Risk", cell: ({ hazards }) => <Risks hazards={hazards} /> },
          { title: "Lock", cell: ({ lock }) => lock ?? <span class="quiet">not known</span> },
        ]}
      />
      {first && first.definition_before !== first.definition_after && (
        <details>
          <summary>The definition before and after</summary>
          <p>
            <DiffSwitch page={page} />
          </p>
          <Diff
            caption={`${title}: the definition before and after`}
            names={["now", "after"]}
            before={first.definition_before}
            after={first.definition_after}
            isUnified={isUnified(page)}
          />
        </details>
      )}
    </>
  );
}

function Risks({ hazards }: Pick<PlanRow, "hazards">) {
  if (hazards === null) return <span class="quiet">not known: it is your SQL</span>;
  if (hazards.length === 0) return <span class="quiet">none</span>;
  return (
    <ul class="risks">
      {hazards.map((hazard) => (
        <li>
          <Badge tone={hazard === "data_loss" || hazard === "dependents" ? "bad" : "warn"}>
            {hazard.replaceAll("_", " ")}
          </Badge>{" "}
          {Object.hasOwn(risks, hazard) ? risks[hazard] : ""}
        </li>
      ))}
    </ul>
  );
}
