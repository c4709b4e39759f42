type Part = readonly [from: number, to: number];

/**
 * Where two lines differ: what lies between the beginning and the end that they
 * share. Null for both where they share too little for that to say anything.
 */
export function changedPart(before: string, after: string): readonly [Part | null, Part | null] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const isAlike = (start + end) * 2 >= shorter;
  if (!isAlike) return [null, null];
  return [
    [start, before.length - end],
    [start, after.length - end],
  ];
}
