import { beginDeployment, endDeployment, listDeploymentCommits, listDeployments } from "pggit";
import type * as z from "zod";
import type { Page } from "../page.ts";
import { StatusBadge } from "../parts/badge.tsx";
import { Empty } from "../parts/empty.tsx";
import { ActionForm, Field } from "../parts/form.tsx";
import { Pager } from "../parts/pager.tsx";
import { DataTable } from "../parts/table.tsx";
import { Moment } from "../parts/time.tsx";
import type { View } from "../view.ts";

type Deployment = z.output<(typeof listDeployments)["row"]>;

const durations = ["30 minutes", "2 hours", "8 hours", "1 day"];

/** Deployments with the commits that were made meanwhile; to begin one, and to end it. */
export const deploymentsView: View = {
  path: "deployments",
  title: "Deployments",
  scope: "read",
  async show(page) {
    const { query } = page;
    const opened = query.get("deployment");
    const [{ rows, next }, commits] = await Promise.all([
      page.call(listDeployments, {}, { limit: 50, after: query.get("after") }),
      opened === null
        ? null
        : page.call(
            listDeploymentCommits,
            { deployment_id: opened },
            { limit: 200, after: query.get("more") },
          ),
    ]);
    const shown = rows.find(({ deployment_id: id }) => id === opened);
    const active = query.has("after") ? undefined : rows.find(({ status }) => status === "active");
    const body = (
      <>
        <h1>Deployments</h1>
        <div class="columns">
          <div>
            {commits && (
              <section class="panel" aria-labelledby="commits">
                <h2 id="commits">Commits of {shown ? shown.name : `deployment ${opened ?? ""}`}</h2>
                <CommitTable commits={commits.rows} page={page} />
                <Pager
                  page={page}
                  next={commits.next}
                  words={{ first: "First", next: "More" }}
                  parameter="more"
                />
              </section>
            )}
            <DeploymentTable rows={rows} page={page} />
            <Pager page={page} next={next} />
          </div>
          <Controls page={page} active={active} />
        </div>
      </>
    );
    return { title: "Deployments", body };
  },
  actions: {
    begin: {
      scope: "operate",
      async run(page, form) {
        const input = {
          name: form.text("name"),
          duration: form.text("duration"),
          description: form.optional("description"),
        };
        const { idempotencyKey } = form;
        await page.call(beginDeployment, input, { idempotencyKey });
        return { said: `The deployment ${input.name} has begun.` };
      },
    },
    end: {
      scope: "operate",
      async run(page, { idempotencyKey }) {
        const { rows } = await page.call(endDeployment, {}, { idempotencyKey });
        const [ended] = rows;
        return {
          said: `The deployment ${ended?.name ?? ""} has ended with ${ended?.commits ?? 0} commits.`,
        };
      },
    },
  },
};

function DeploymentTable({
  rows,
  page: { link, now },
}: {
  rows: readonly Deployment[];
  page: Page;
}) {
  return (
    <DataTable
      caption="Deployments, newest first"
      rows={rows}
      empty={
        <Empty>There was no deployment. One begins here, or with pggit deployment begin.</Empty>
      }
      columns={[
        {
          title: "Name",
          isHeader: true,
          kind: "name",
          cell: (row) => (
            <>
              <a href={link("deployments", { deployment: row.deployment_id })}>{row.name}</a>
              {row.description !== null && <small class="below">{row.description}</small>}
            </>
          ),
        },
        { title: "State", cell: ({ status }) => <StatusBadge status={status} /> },
        { title: "Commits", kind: "number", cell: ({ commits }) => commits },
        { title: "From", kind: "time", cell: (row) => <Moment at={row.started_at} now={now} /> },
        {
          title: "To",
          kind: "time",
          cell: ({ ended_at: at }) =>
            at === null ? <span class="quiet">open</span> : <Moment at={at} now={now} />,
        },
        { title: "By", cell: ({ started_by: by }) => by },
      ]}
    />
  );
}

interface CommitTableProps {
  readonly commits: readonly z.output<(typeof listDeploymentCommits)["row"]>[];
  readonly page: Page;
}

function CommitTable({ commits, page: { link, now } }: CommitTableProps) {
  return (
    <DataTable
      caption="Commits of the deployment, the oldest first"
      rows={commits}
      empty={<Empty>No commit was made during it.</Empty>}
      columns={[
        {
          title: "When",
          kind: "time",
          cell: (commit) => <Moment at={commit.committed_at} now={now} />,
        },
        { title: "By", cell: ({ author }) => author },
        {
          title: "Commit",
          isHeader: true,
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

function Controls({ page, active }: { page: Page; active: Deployment | undefined }) {
  if (!page.may("operate")) {
    return (
      <section class="panel">
        <p class="quiet">
          To begin and to end a deployment takes the scope <code>operate</code>.
        </p>
      </section>
    );
  }
  return (
    <section class="panel" aria-labelledby="controls">
      <h2 id="controls">{active ? `${active.name} is open` : "Begin a deployment"}</h2>
      {active ? (
        <ActionForm action="end">
          <p>The commits that are made now carry its name.</p>
          <button type="submit" class="main">
            End the deployment
          </button>
        </ActionForm>
      ) : (
        <ActionForm action="begin">
          <Field label="Name" name="name" isRequired placeholder="release 42" />
          <Field
            label="Ends by itself after"
            name="duration"
            value="1 day"
            isRequired
            suggestions={durations}
          />
          <Field label="Description" name="description" />
          <button type="submit" class="main">
            Begin
          </button>
        </ActionForm>
      )}
    </section>
  );
}
