import type { Visitor } from "./visitor.ts";

/** What the pages find in the context of a request. */
export interface PagesEnv {
  readonly Bindings: {
    /** What the runtime bound to the request: the API's handlers find the caller's address in it. */
    readonly outer: object | undefined;
    readonly requestId: string;
  };
  readonly Variables: {
    /** Who looks, as soon as that is known. */
    readonly visitor?: Visitor;
  };
}
