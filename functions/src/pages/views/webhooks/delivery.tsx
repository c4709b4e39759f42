import { webhooksList, webhooksReplay, webhooksShow } from "pggit";
import type * as z from "zod";
import type { FormFields } from "../../form-fields.ts";
import type { Page } from "../../page.ts";
import { StatusBadge } from "../../parts/badge.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ActionForm, Field } from "../../parts/form.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Moment, Until } from "../../parts/time.tsx";
import type { Done, View } from "../../view.ts";
import { Facts } from "../facts.tsx";
import { DeliveryAction, DeliveryTable } from "./delivery-table.tsx";
import { durationWords } from "./duration-words.ts";

type Delivery = z.output<typeof webhooksShow.row>;

interface DeliveryProps {
  readonly page: Page;
  readonly delivery: Delivery;
}

/** One delivery: what matched, what was done, what became of it, and doing it again. */
export const deliveryView: View = {
  path: "delivery",
  title: "Delivery",
  scope: "read",
  below: "webhooks",
  actions: { replay: { scope: "emergency", run: replay } },
  async show(page) {
    const number = page.query.get("no") ?? "";
    const { rows } = await page.call(webhooksShow, { delivery_no: number });
    const [delivery] = rows;
    if (!delivery) throw new RangeError("webhooks show returned no row");
    const title = `Delivery ${delivery.delivery_no}`;
    const body = (
      <>
        <h1>
          {title} <StatusBadge status={delivery.verdict} />
        </h1>
        <Facts facts={factsOf({ page, delivery })} />
        <Replay page={page} delivery={delivery} />
        {delivery.incident !== null &&
          (await Incident({ page, delivery, incident: delivery.incident }))}
      </>
    );
    return { title, body };
  },
};

function factsOf({ page, delivery }: DeliveryProps) {
  const { now } = page;
  const { matched, verdict } = delivery;
  const isAccepted = verdict === "accepted";
  return [
    ["Received", <Moment at={delivery.received_at} now={now} />],
    ["Webhook", `${delivery.webhook} (${delivery.sender})`],
    ["Times", delivery.times === "1" ? null : `${delivery.times} deliveries are counted here`],
    ["Title", delivery.title],
    ["Kind", delivery.kind],
    ["Incident", delivery.incident],
    ["Happened", isAccepted ? <Moment at={delivery.occurred_at} now={now} /> : null],
    ["What matched", isAccepted ? matchedText(matched) : null],
    ["Decided", delivery.decided && decidedText(delivery)],
    ["Done", isAccepted ? <DeliveryAction action={delivery.action} verdict={verdict} /> : null],
    ["Why", delivery.reason],
    ["Its stop", stopText({ page, delivery })],
    [
      "Replays",
      delivery.replay_of && (
        <a href={page.link("delivery", { no: delivery.replay_of })}>
          delivery {delivery.replay_of}
        </a>
      ),
    ],
    ["Id", delivery.delivery_id && <code class="value">{delivery.delivery_id}</code>],
  ] as const;
}

function matchedText(matched: Delivery["matched"]): string {
  if (matched === null) return "no rule, or it is from before that was recorded";
  const conditions = Object.entries(matched.when).map(
    ([field, value]) => `${field} is ${[value].flat().join(" or ")}`,
  );
  return `rule ${matched.rule}: ${conditions.length === 0 ? "any delivery of its kind" : conditions.join(", ")}`;
}

function decidedText({ decided, duration }: Delivery): string {
  return duration === null ? (decided ?? "") : `${decided} for ${durationWords(duration)}`;
}

function stopText({ page, delivery }: DeliveryProps) {
  const { stop_id, stop_ends_at, stop_ended_at, stop_ended_by, stop_reason } = delivery;
  if (stop_id === null) return null;
  if (stop_ended_at !== null) {
    return (
      <>
        ended <Moment at={stop_ended_at} now={page.now} /> by {stop_ended_by}
      </>
    );
  }
  const isOpen = stop_ends_at !== null && Date.parse(stop_ends_at) > page.now.getTime();
  return (
    <>
      {isOpen ? "until " : "over since "}
      {isOpen ? (
        <Until at={stop_ends_at} now={page.now} />
      ) : (
        <Moment at={stop_ends_at} now={page.now} />
      )}
      {stop_reason === null ? "" : `: ${stop_reason}`}
    </>
  );
}

function Replay({ page, delivery: { replay_refused, decided, duration } }: DeliveryProps) {
  if (replay_refused !== null) {
    return <p class="note off">There is nothing to replay: {replay_refused}.</p>;
  }
  if (!page.may("emergency")) {
    return (
      <p class="note off">
        It could be replayed; that takes the scope <code>emergency</code>, which this key does not
        have.
      </p>
    );
  }
  return (
    <section class="panel">
      <h2>Replay it</h2>
      <p>
        Does again what was decided then, now: {decided}
        {duration === null ? "" : ` for ${durationWords(duration)}`}. It is recorded as a replay by{" "}
        {page.visitor.name}; when the incident is resolved it ends like the first. No rule is looked
        up anew.
      </p>
      <ActionForm action="replay">
        <Field
          label="Reason"
          name="reason"
          hint="For the record, and for whoever looks at the status."
        />
        <button type="submit" class="main">
          Replay: {decided}
        </button>
      </ActionForm>
    </section>
  );
}

interface IncidentProps extends DeliveryProps {
  readonly incident: string;
}

async function Incident({ page, delivery: { webhook }, incident }: IncidentProps) {
  const { rows, next } = await page.call(
    webhooksList,
    { of_webhook: webhook, of_incident: incident },
    { limit: 20, after: page.query.get("after") },
  );
  return (
    <section>
      <h2>Everything about this incident</h2>
      <DeliveryTable
        page={page}
        caption="Deliveries about this incident, newest first"
        rows={rows}
        empty={<Empty>Nothing else.</Empty>}
      />
      <Pager page={page} next={next} />
    </section>
  );
}

async function replay(page: Page, form: FormFields): Promise<Done> {
  const { rows } = await page.call(
    webhooksReplay,
    { delivery_no: page.query.get("no") ?? "", reason: form.optional("reason") },
    { idempotencyKey: form.idempotencyKey },
  );
  const [done] = rows;
  const until = done?.until ? ` until ${done.until.slice(0, 16).replace("T", " ")} UTC` : "";
  return {
    said: `Replayed: ${done?.action ?? ""}${until}.`,
    to: page.link("delivery", { no: done?.replay_no }),
  };
}
