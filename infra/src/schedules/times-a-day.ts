const minutesOf: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

/**
 * How often a schedule runs in a day, on average: for what depends on its
 * frequency, like costs.
 *
 * @param expression `rate(5 minutes)`, or cron with numbers, lists, `*` and `*` with a step; days of a month, months
 *   and years are taken for all of them, hence it may be too high
 */
export function timesADay(expression: string): number {
  const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return 1440 / (Number(count) * (minutesOf[unit] ?? 1));
  const [minutes = "*", hours = "*", , , weekdays = "?"] = expression
    .replace(/^cron\((.*)\)$/, "$1")
    .split(" ");
  return matches(minutes, 60) * matches(hours, 24) * (matches(weekdays, 7) / 7);
}

/** How many of the values that a field can have it stands for. */
function matches(field: string, values: number): number {
  if (field === "*" || field === "?") return values;
  const step = /^(?:\*|0)\/(\d+)$/.exec(field)?.[1];
  if (step !== undefined) return Math.ceil(values / Number(step));
  return field
    .split(",")
    .map((part) => /^(\d+)-(\d+)$/.exec(part))
    .reduce((sum, range) => sum + (range ? Number(range[2]) - Number(range[1]) + 1 : 1), 0);
}
