import { toneOf } from "../../parts/tone.ts";
import { Until } from "../../parts/time.tsx";
import { type Stop, stopWords } from "./stop.ts";

interface TrackingStateProps {
  readonly rows: readonly {
    readonly component: string;
    readonly status: string;
    readonly details: string;
  }[];
  readonly stops: readonly Stop[];
  readonly now: Date;
}

/** The one thing to see at a glance: whether changes are tracked, and if not, why and until when. */
export function TrackingState({ rows, stops, now }: TrackingStateProps) {
  const tracking = rows.find(({ component }) => component === "Tracking");
  const status = tracking?.status ?? "unknown";
  const open = stops.filter(({ state }) => state === "open");
  return (
    <section class={`panel tracking ${toneOf(status)}`} aria-labelledby="tracking">
      <h2 id="tracking">Tracking is {status}</h2>
      {open.length === 0 && <p>{tracking?.details ?? "The database did not say."}</p>}
      {open.map((stop) => (
        <p>
          <b>{stopWords[stop.kind]}</b> by {stop.started_by} until{" "}
          <Until at={stop.ends_at} now={now} />: {stop.reason ?? "no reason was given"}
        </p>
      ))}
      {open.length > 0 && (
        <p class="quiet">
          It comes back by itself. What is changed meanwhile is found then, and committed without
          its author.
        </p>
      )}
    </section>
  );
}
