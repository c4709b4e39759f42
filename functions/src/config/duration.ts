/** Milliseconds of PostgreSQL's units, by how they begin; a month is 30 days, a year 12 of them. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:us|microsec)/, 0.001],
  [/^(?:ms|millisec)/, 1],
  [/^(?:s|sec)/, 1_000],
  [/^(?:mon)/, 30 * 86_400_000],
  [/^m/, 60_000],
  [/^h/, 3_600_000],
  [/^d/, 86_400_000],
  [/^w/, 7 * 86_400_000],
  [/^y/, 365 * 86_400_000],
];
const shortest = 1_000;
const longest = 30 * 86_400_000;

/** Whether an interval is a second at least and at most 30 days, which is what stopping tracking may take. */
export function isDuration(interval: string): boolean {
  const milliseconds = millisecondsOf(interval.trim().toLowerCase());
  return milliseconds >= shortest && milliseconds <= longest;
}

/** How long an interval is, in the forms that `Interval` lets pass. */
function millisecondsOf(interval: string): number {
  if (interval.startsWith("p")) return ofIso(interval);
  const clock = /(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?$/.exec(interval);
  const [, hours = 0, minutes = 0, seconds = 0] = (clock ?? []).map(Number);
  let sum = hours * 3_600_000 + minutes * 60_000 + (seconds || 0) * 1_000;
  const spoken = clock ? interval.slice(0, clock.index) : interval;
  for (const [, number, unit = ""] of spoken.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)) {
    sum += Number(number) * (units.find(([name]) => name.test(unit))?.[1] ?? Number.NaN);
  }
  return sum;
}

/** M is months before the T and minutes after it. */
function ofIso(interval: string): number {
  const [date = "", time = ""] = interval.slice(1).split("t");
  const days = date.replaceAll(/m/g, "mon");
  return millisecondsOf(days) + millisecondsOf(time);
}
