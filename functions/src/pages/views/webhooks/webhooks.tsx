import { webhooksList } from "pggit";
import type * as z from "zod";
import { Empty } from "../../parts/empty.tsx";
import { Choice, Field, FilterForm } from "../../parts/form.tsx";
import { Pager } from "../../parts/pager.tsx";
import type { View } from "../../view.ts";
import { DeliveryTable } from "./delivery-table.tsx";

type Filter = z.input<typeof webhooksList.input>;

const verdicts = [
  ["", "all"],
  ["accepted", "accepted"],
  ["rejected", "rejected"],
] as const;

/** What senders of webhooks delivered, and what came of it. */
export const webhooksView: View = {
  path: "webhooks",
  title: "Webhooks",
  scope: "read",
  async show(page) {
    const webhook = page.query.get("webhook") ?? "";
    const verdict = page.query.get("verdict") ?? "";
    // What is none of the words is the API's to refuse.
    const filter = { of_webhook: webhook || null, of_verdict: verdict || null } as Filter;
    const { rows, next } = await page.call(webhooksList, filter, {
      limit: 50,
      after: page.query.get("after"),
    });
    const body = (
      <>
        <h1>Webhook deliveries</h1>
        <FilterForm action={page.path} label="Deliveries">
          <Field label="Webhook" name="webhook" value={webhook} placeholder="its name" />
          <Choice label="Verdict" name="verdict" value={verdict} options={verdicts} />
        </FilterForm>
        <DeliveryTable
          page={page}
          caption="Deliveries, newest first"
          rows={rows}
          empty={
            <Empty>
              {webhook || verdict
                ? "No delivery fits this filter."
                : "Nothing was delivered. Which webhooks there are is in the API's configuration."}
            </Empty>
          }
        />
        <Pager page={page} next={next} />
      </>
    );
    return { title: "Webhook deliveries", body };
  },
};
