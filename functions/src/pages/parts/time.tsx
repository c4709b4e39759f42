interface MomentProps {
  /** As the API says times: ISO 8601 in UTC. */
  readonly at: string | null;
  readonly now: Date;
}

/** A moment as UTC, and how far it is from now. What is no time is shown as it is. */
export function Moment({ at, now }: MomentProps) {
  const time = at === null ? NaN : Date.parse(at);
  if (at === null) return <span class="quiet">never</span>;
  if (Number.isNaN(time)) return <>{at}</>;
  const iso = new Date(time).toISOString();
  return (
    <time datetime={iso} title={`${iso.slice(0, 19).replace("T", " ")} UTC`}>
      {iso.slice(0, 16).replace("T", " ")} <span class="zone">UTC</span>{" "}
      <span class="quiet" data-ago={iso}>
        {distance(time - now.getTime())}
      </span>
    </time>
  );
}

/** When something ends: at what time, and in how long, which the script counts down. */
export function Until({ at, now }: MomentProps) {
  const time = at === null ? NaN : Date.parse(at);
  if (at === null || Number.isNaN(time)) return <>{at ?? "no end"}</>;
  const iso = new Date(time).toISOString();
  return (
    <time datetime={iso}>
      {iso.slice(0, 19).replace("T", " ")} UTC{" "}
      <span class="countdown" data-until={iso}>
        {distance(time - now.getTime())}
      </span>
    </time>
  );
}

const minute = 60_000;
const units = [
  ["day", 24 * 60 * minute],
  ["h", 60 * minute],
  ["min", minute],
] as const;

/** A distance in time in its largest unit, rounded down: `5 min ago`, `in 3 h`, `2 days ago`. */
export function distance(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  const unit = units.find(([, size]) => length >= size);
  if (!unit) return milliseconds > 0 ? "in less than a minute" : "just now";
  const [name, size] = unit;
  const count = Math.floor(length / size);
  const words = `${count} ${name}${name === "day" && count > 1 ? "s" : ""}`;
  return milliseconds > 0 ? `in ${words}` : `${words} ago`;
}
