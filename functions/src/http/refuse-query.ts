import { PggitError } from "pggit";

/**
 * Refuses a query where arguments belong into the body: what is not read there
 * would do something else than was meant.
 *
 * @throws PggitError INVALID_ARGUMENT that names them
 */
export function refuseQuery(request: Pick<Request, "url">): void {
  const names = [...new Set(new URL(request.url).searchParams.keys())];
  if (names.length === 0) return;
  const list = names.map((name) => JSON.stringify(name.slice(0, 100))).join(", ");
  throw new PggitError({
    code: "INVALID_ARGUMENT",
    message: `Not valid: Unrecognized key${names.length > 1 ? "s" : ""} in the query: ${list}.`,
    hint: "Put arguments into the body, as members of one JSON object.",
  });
}
