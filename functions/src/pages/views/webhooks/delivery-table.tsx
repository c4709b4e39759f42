import type { Child } from "hono/jsx";
import type { webhooksList } from "pggit";
import type * as z from "zod";
import type { Page } from "../../page.ts";
import { Badge } from "../../parts/badge.tsx";
import { DataTable } from "../../parts/table.tsx";
import { Moment } from "../../parts/time.tsx";
import type { Tone } from "../../parts/tone.ts";

type ListedDelivery = z.output<typeof webhooksList.row>;

interface DeliveryTableProps {
  readonly page: Page;
  readonly caption: string;
  readonly rows: readonly ListedDelivery[];
  readonly empty: Child;
}

/** Deliveries: what each was, and what was done. */
export function DeliveryTable({ page, caption, rows, empty }: DeliveryTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      empty={empty}
      columns={[
        {
          title: "Delivery",
          isHeader: true,
          cell: ({ delivery_no }) => (
            <a href={page.link("delivery", { no: delivery_no })}>{delivery_no}</a>
          ),
        },
        {
          title: "Received",
          kind: "time",
          cell: (row) => <Moment at={row.received_at} now={page.now} />,
        },
        {
          title: "Webhook",
          kind: "name",
          cell: ({ webhook, sender }) => <Origin webhook={webhook} sender={sender} />,
        },
        { title: "What it was", kind: "wide", cell: (row) => <WhatItWas row={row} /> },
        {
          title: "Done",
          cell: (row) => <DeliveryAction action={row.action} verdict={row.verdict} />,
        },
        { title: "Why", kind: "wide", cell: ({ reason }) => reason },
      ]}
    />
  );
}

function Origin({ webhook, sender }: Pick<ListedDelivery, "webhook" | "sender">) {
  return (
    <>
      {webhook} <small>{sender}</small>
    </>
  );
}

function WhatItWas({
  row: { verdict, kind, title, times, replay_of },
}: {
  readonly row: ListedDelivery;
}) {
  if (verdict === "rejected") {
    return (
      <span class="quiet">{times === "1" ? "not kept" : `${times} deliveries, not kept`}</span>
    );
  }
  return (
    <>
      {title} <small>{replay_of === null ? kind : `replay of ${replay_of}`}</small>
    </>
  );
}

const tones: Readonly<Record<string, Tone>> = {
  disable: "bad",
  pause: "warn",
  enable: "ok",
  nothing: "off",
};

/** What was done for a delivery, as a badge. */
export function DeliveryAction({ action, verdict }: Pick<ListedDelivery, "action" | "verdict">) {
  if (action === null) return <Badge tone="bad">{verdict}</Badge>;
  return <Badge tone={tones[action] ?? "off"}>{action}</Badge>;
}
