import { Badge } from "../../parts/badge.tsx";

interface LevelsProps {
  readonly major: number | null;
  readonly minor: number | null;
  readonly patch: number | null;
}

/** How many objects a commit changed on which level; nothing where that was not recorded. */
export function Levels({ major, minor, patch }: LevelsProps) {
  const parts = [
    ["major", major, "bad"],
    ["minor", minor, "info"],
    ["patch", patch, "off"],
  ] as const;
  return (
    <>
      {parts.map(
        ([word, count, tone]) =>
          count !== null &&
          count > 0 && (
            <>
              <Badge tone={tone}>
                {count} {word}
              </Badge>{" "}
            </>
          ),
      )}
    </>
  );
}

const origins: Readonly<Record<string, string>> = {
  reconcile: "found without an event",
  fetch: "fetched",
  switch: "branch switch",
  merge: "merge",
};

/** Where a commit comes from, unless from a statement that was captured, as most do. */
export function Origin({ origin }: { readonly origin: string }) {
  const words = Object.hasOwn(origins, origin) ? origins[origin] : undefined;
  return words === undefined ? null : <Badge tone="warn">{words}</Badge>;
}
