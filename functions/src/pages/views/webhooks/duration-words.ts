/** An interval of hours and minutes, as PostgreSQL prints it, in words: `02:00:00` is "2 h". Any other as it is. */
export function durationWords(interval: string): string {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)(?:\.\d+)?$/.exec(interval) ?? [];
  if (hours === undefined) return interval;
  const parts = [
    [Number(hours), "h"],
    [Number(minutes), "min"],
    [Number(seconds), "s"],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return words.join(" ") || interval;
}
