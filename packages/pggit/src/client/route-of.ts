import type { Operation } from "../operations/operation.ts";

/** How an operation is called over HTTP. */
export interface Route {
  readonly method: "GET" | "POST";
  /** Below an environment: `/history/purge`. */
  readonly path: string;
}

type Reachable = Pick<Operation, "name" | "effect" | "input" | "local">;

/**
 * The route of an operation, or null where it has none: one that cannot do without
 * an argument that no remote caller may give.
 */
export function routeOf(operation: Reachable): Route | null {
  const { name, effect, local = [] } = operation;
  // Its model is made where it has to be asked, and not for every route of an API that starts.
  const isOptional = (argument: string) =>
    operation.input.shape[argument]?.safeParse(undefined).success;
  if (!local.every(isOptional)) return null;
  return { method: effect === "read" ? "GET" : "POST", path: `/${name.replaceAll(" ", "/")}` };
}

/** Where the route of an operation is in an environment. */
export function pathOf(route: Route, environment: string): string {
  return `/v1/environments/${encodeURIComponent(environment)}${route.path}`;
}
