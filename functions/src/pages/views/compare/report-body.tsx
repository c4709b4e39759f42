import type { Report, ReportedDifference } from "pggit";
import type { Page } from "../../page.ts";
import { Badge, StatusBadge } from "../../parts/badge.tsx";
import { DiffSwitch, isUnified } from "../../parts/diff-switch.tsx";
import { Empty } from "../../parts/empty.tsx";
import { DataTable } from "../../parts/table.tsx";
import { Refusal } from "../refusal.tsx";
import { Difference } from "./difference.tsx";
import { PageOfMany, pageOfMany } from "./page-of-many.tsx";

/** Differences on one page: each comes with a diff. */
const pageSize = 50;

interface ReportBodyProps {
  readonly page: Page;
  readonly report: Report;
}

/** A comparison: what it came to, its rows, and each object that differs, side by side. */
export function ReportBody({ page, report }: ReportBodyProps) {
  const { differences, errors, env1, env2, not_compared } = report;
  const part = pageOfMany(page, differences, pageSize);
  return (
    <>
      <Verdict report={report} />
      {errors.map((error) => (
        <Refusal
          what={
            error.environment === null ? "It failed." : `${error.environment} could not be read.`
          }
          error={error}
        />
      ))}
      {env1 && env2 && (
        <>
          <DataTable
            caption={`Objects that differ between ${env1.name} and ${env2.name}, the furthest-reaching first`}
            rows={part.rows}
            empty={<Empty>Nothing differs.</Empty>}
            columns={[
              {
                title: "Object",
                isHeader: true,
                kind: "name",
                cell: (row) => (
                  <>
                    <a href={`#${part.idOf(row)}`}>{row.object_name}</a>{" "}
                    <small>{row.object_type}</small>
                  </>
                ),
              },
              { title: env1.name, cell: ({ env1_status }) => env1_status },
              { title: env2.name, cell: ({ env2_status }) => env2_status },
              { title: "Difference", kind: "wide", cell: (row) => <Kind row={row} /> },
              { title: "Reaches", cell: ({ level }) => <StatusBadge status={level} /> },
            ]}
          />
          <PageOfMany page={page} part={part} />
          {part.rows.length > 0 && (
            <div class="heading">
              <h2>Definitions</h2>
              <DiffSwitch page={page} />
            </div>
          )}
          {part.rows.map((row) => (
            <Difference
              id={part.idOf(row)}
              difference={row}
              names={[env1.name, env2.name]}
              isOpen={part.rows.length <= 3}
              isUnified={isUnified(page)}
            />
          ))}
        </>
      )}
      {not_compared.length > 0 && (
        <p class="note warn">
          Not compared, since pgGit does not read them:{" "}
          {not_compared
            .map(
              ({ count, object_type, environment, names }) =>
                `${count} ${object_type} in ${environment} (${names.join(", ")})`,
            )
            .join("; ")}
        </p>
      )}
    </>
  );
}

function Verdict({ report: { verdict, summary, env1, env2 } }: { readonly report: Report }) {
  const { compared, different, breaking, only_in_env1, only_in_env2, changed } = summary;
  if (verdict === "error" || !env1 || !env2) {
    return (
      <p class="note bad">
        The comparison is not complete, so it says nothing of what it does not show.
      </p>
    );
  }
  if (different === 0) return <p class="note ok">All {compared} objects are the same.</p>;
  return (
    <p class="note info">
      {different} of {compared} objects differ: {changed} changed, {only_in_env1} only in{" "}
      {env1.name}, {only_in_env2} only in {env2.name}. {breaking} of them break what others may rely
      on.
    </p>
  );
}

function Kind({ row: { difference, accepted, of_servers } }: { readonly row: ReportedDifference }) {
  return (
    <>
      {difference} {accepted && <Badge tone="off">accepted</Badge>}{" "}
      {of_servers && <Badge tone="off">of the servers' versions</Badge>}
    </>
  );
}
