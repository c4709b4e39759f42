import { activity, performanceReport } from "pggit";
import { Choice, FilterForm } from "../parts/form.tsx";
import { Empty } from "../parts/empty.tsx";
import { DataTable } from "../parts/table.tsx";
import type { View } from "../view.ts";
import { BarChart } from "./activity/bar-chart.tsx";

const spans = ["7", "14", "30", "90", "365"];

/** What was changed on which day, and what tracking cost. */
export const activityView: View = {
  path: "activity",
  title: "Activity",
  scope: "read",
  async show(page) {
    const asked = page.query.get("days") ?? "30";
    const days = Number(spans.includes(asked) ? asked : "30");
    // One after the other: of two readers at once only the first folds, and the other would not see what it did.
    const { rows } = await page.call(activity, { days_back: days });
    const metrics =
      page.query.get("costs") === "yes"
        ? await page.call(performanceReport, { days_back: days })
        : null;
    const body = (
      <>
        <h1>Activity</h1>
        <FilterForm action={page.path} label="Days">
          <Choice
            label="Days"
            name="days"
            value={String(days)}
            options={spans.map((span) => [span, `last ${span}`] as const)}
          />
        </FilterForm>
        <div class="split">
          <section class="panel">
            <BarChart
              title="Changes of objects per day"
              unit="changes"
              bars={rows.map(({ day, changes }) => ({ label: day, value: changes }))}
            />
          </section>
          <section class="panel">
            <BarChart
              title="Time that tracking added per day"
              unit="ms"
              isSecond
              bars={rows.map(({ day, tracking_ms: ms }) => ({ label: day, value: Number(ms) }))}
            />
          </section>
        </div>
        {metrics === null ? (
          <p>
            <a href={page.link("activity", { days, costs: "yes" })}>
              What tracking cost in these {days} days, and what it keeps
            </a>{" "}
            <span class="quiet">is measured when asked for.</span>
          </p>
        ) : (
          <section aria-labelledby="metrics">
            <h2 id="metrics">In these {days} days</h2>
            <DataTable
              caption={`Measured over ${days} days`}
              rows={metrics.rows}
              empty={<Empty>Nothing was measured.</Empty>}
              columns={[
                { title: "What", isHeader: true, cell: ({ metric_name: name }) => name },
                {
                  title: "Value",
                  kind: "number",
                  cell: ({ metric_value: value }) => value ?? "none",
                },
                { title: "Unit", kind: "wide", cell: ({ metric_unit: unit }) => unit },
              ]}
            />
          </section>
        )}
        <details>
          <summary>Day by day, as a table</summary>
          <DataTable
            caption="Activity of each day, newest first"
            rows={rows.toReversed()}
            empty={<Empty>No day was asked for.</Empty>}
            columns={[
              {
                title: "Day (UTC)",
                isHeader: true,
                kind: "time",
                cell: ({ day }) => (
                  <a href={page.link("timeline", { since: day, until: day })}>{day}</a>
                ),
              },
              { title: "Commits", kind: "number", cell: ({ commits }) => commits },
              { title: "Changes", kind: "number", cell: ({ changes }) => changes },
              { title: "Statements", kind: "number", cell: ({ statements }) => statements },
              { title: "Tracking, ms", kind: "number", cell: ({ tracking_ms: ms }) => ms },
              { title: "Slowest, ms", kind: "number", cell: ({ slowest_ms: ms }) => ms ?? "" },
            ]}
          />
        </details>
      </>
    );
    return { title: "Activity", body };
  },
};
