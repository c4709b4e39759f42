import { kinds } from "../generated/sql.ts";

/**
 * The types of object that a database may have any of, as one row with the
 * array `kinds`. Cheap and never too few: planning the catalog queries of kinds
 * that nobody uses would cost more than reading a small schema.
 */
export const presentKindsQuery: string = `
  select array_remove(array[${kinds.map(conditionOf).join(", ")}], null) as kinds
  from ${[...lettersByColumn()].map(([alias, query]) => `(${query}) as ${alias}`).join(", ")}`;

/** What transactions a statement sees; null on a standby, where the same text may stand for others. */
export const momentQuery =
  "select case when not pg_catalog.pg_is_in_recovery() then pg_catalog.pg_current_snapshot()::text end as moment";

/** As {@link presentKindsQuery}; null where nothing was committed since the moment $1. */
export const presentKindsSinceQuery: string = `
  select case when now.moment = $1 then null else (select present.kinds from (${presentKindsQuery}) as present) end as kinds
  from (${momentQuery}) as now`;

type Kind = (typeof kinds)[number];

function conditionOf({ objectType, present }: Kind): string {
  const condition = present.column
    ? `${aliasOf(present)}.letters && '{${present.letters.join(",")}}'`
    : `exists (select from pg_catalog.${present.catalog} where ${present.where})`;
  return `case when ${condition} then '${objectType}' end`;
}

/** One scan for each column that kinds are told apart by. */
function lettersByColumn(): Map<string, string> {
  return new Map(
    kinds.flatMap(({ present }) =>
      present.column
        ? [
            [
              aliasOf(present),
              `select array_agg(found.letter::text) as letters from (select distinct ${present.column} ` +
                `from pg_catalog.${present.catalog} where ${present.where}) as found (letter)`,
            ] as const,
          ]
        : [],
    ),
  );
}

function aliasOf({ catalog, column }: Kind["present"]): string {
  return `${catalog}_${column}`;
}
