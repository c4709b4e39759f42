import {
  branchList,
  conflictsList,
  emergencyDisable,
  emergencyEnable,
  listStops,
  pauseTracking,
  resumeTracking,
  statusOperation,
} from "pggit";
import type { FormFields } from "../form-fields.ts";
import type { Page } from "../page.ts";
import { StatusBadge } from "../parts/badge.tsx";
import { Empty } from "../parts/empty.tsx";
import { DataTable } from "../parts/table.tsx";
import { Moment } from "../parts/time.tsx";
import type { Action, View } from "../view.ts";
import { TrackingControls } from "./status/controls.tsx";
import { StopTable } from "./status/stop-table.tsx";
import { TrackingState } from "./status/tracking-state.tsx";

/** Whether everything is tracked, what is not and until when, and the switches. */
export const statusView: View = {
  path: "",
  title: "Status",
  scope: "read",
  async show(page) {
    // The first folds: of several readers at once only one does, and the others would not see what it did.
    const { rows } = await page.call(statusOperation, {});
    const [{ rows: stops }, { rows: branches }, { rows: conflicts, next: more }] =
      await Promise.all([
        page.call(listStops, {}, { limit: 10 }),
        page.call(branchList, {}, { limit: 1000 }),
        page.call(conflictsList, {}, { limit: 100 }),
      ]);
    const current = branches.find(({ kind }) => kind === "current");
    const body = (
      <>
        <h1>{page.environment}</h1>
        <div class="columns">
          <div>
            <TrackingState rows={rows} stops={stops} now={page.now} />
            <section class="panel later" aria-labelledby="state">
              <h2 id="state">State</h2>
              <DataTable
                caption="State of each part"
                rows={rows}
                empty={<Empty>pgGit says nothing of itself.</Empty>}
                columns={[
                  { title: "Part", isHeader: true, cell: ({ component }) => component },
                  { title: "State", cell: ({ status }) => <StatusBadge status={status} /> },
                  { title: "Details", kind: "wide", cell: ({ details }) => details },
                ]}
              />
            </section>
          </div>
          <div>
            <section class="panel later" aria-labelledby="at-a-glance">
              <h2 id="at-a-glance">At a glance</h2>
              <dl class="facts">
                <dt>Open conflicts</dt>
                <dd>
                  <a href={page.link("conflicts")}>{openConflicts(conflicts.length, more)}</a>
                </dd>
                <dt>Current branch</dt>
                <dd>{current?.name ?? "none"}</dd>
                <dt>Last change</dt>
                <dd>
                  <Moment at={current?.committed_at ?? null} now={page.now} />
                </dd>
                <dt>Objects</dt>
                <dd>
                  <a href={page.link("objects")}>{current?.objects ?? 0}</a>
                </dd>
                <dt>Branches and environments</dt>
                <dd>{branches.length}</dd>
              </dl>
            </section>
            <TrackingControls page={page} stops={stops} />
          </div>
        </div>
        <StopTable stops={stops} page={page} />
      </>
    );
    return { title: "Status", body };
  },
  actions: {
    disable: stopping("emergency", async (page, form) => {
      const { rows } = await page.call(emergencyDisable, stopOf(form), once(form));
      return `Tracking is disabled until ${spoken(rows[0]?.emergency_disable)}.`;
    }),
    enable: stopping("emergency", async (page, form) => {
      await page.call(emergencyEnable, {}, once(form));
      return "Tracking is enabled again; what was changed meanwhile is in history.";
    }),
    pause: stopping("operate", async (page, form) => {
      const { rows } = await page.call(pauseTracking, stopOf(form), once(form));
      return `Tracking is paused until ${spoken(rows[0]?.pause_tracking)}.`;
    }),
    resume: stopping("operate", async (page, form) => {
      await page.call(resumeTracking, {}, once(form));
      return "Tracking is resumed; what was changed meanwhile is in history.";
    }),
  },
};

function stopping(
  scope: Action["scope"],
  does: (page: Page, form: FormFields) => Promise<string>,
): Action {
  return { scope, run: async (page, form) => ({ said: await does(page, form) }) };
}

function stopOf(form: FormFields) {
  return { duration: form.text("duration"), reason: form.optional("reason") };
}

function once({ idempotencyKey }: FormFields) {
  return { idempotencyKey };
}

function spoken(time: string | undefined): string {
  return time === undefined ? "an unknown time" : `${time.slice(0, 19).replace("T", " ")} UTC`;
}

function openConflicts(count: number, more: string | null | undefined): string {
  return more ? `more than ${count}` : String(count);
}
