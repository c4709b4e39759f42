import type { Answer, OperationDefinition, Scope } from "pggit";
import type * as z from "zod";
import type { FormFields } from "./form-fields.ts";
import type { PageApi } from "./page-api.ts";
import { pathWith, type Query } from "./path-with.ts";
import type { Visitor } from "./visitor.ts";

/** What a call may say besides its input; see the client's CallOptions. */
interface CallOptions {
  readonly limit?: number;
  readonly after?: string | null;
  readonly idempotencyKey?: string;
}

/** What a view knows of the request that it answers. */
export interface Page {
  readonly environment: string;
  readonly visitor: Visitor;
  readonly api: PageApi;
  /** The parameters of the page's address. */
  readonly query: URLSearchParams;
  /** The page's own path, without parameters. */
  readonly path: string;
  /** The form that was sent here, where it was refused or asks to be shown again; its fields stand in it still. */
  readonly sent: FormFields | null;
  /** One moment for everything on the page. */
  readonly now: Date;
  /** Whether the visitor may do what takes a scope. */
  readonly may: (scope: Scope) => boolean;
  /** The path of a view of this environment, such as `link("object", { name: "users" })`. */
  readonly link: (view: string, query?: Query) => string;
  /** Calls an operation in this environment. @throws PggitError what the API says */
  readonly call: <Input extends z.ZodObject, Row extends z.ZodObject>(
    operation: OperationDefinition<Input, Row>,
    input: z.input<Input>,
    options?: CallOptions,
  ) => Promise<Answer<z.output<Row>>>;
}

/** What a page is made of. */
export type PageParts = Pick<Page, "environment" | "visitor" | "api"> & { readonly url: URL };

/** The page of an environment that a request asks for. */
export function pageOf({ environment, visitor, api, url }: PageParts): Page {
  return {
    environment,
    visitor,
    api,
    query: url.searchParams,
    path: url.pathname,
    sent: null,
    now: new Date(),
    may: (scope) => visitor.scopes.has(scope),
    link: (view, query) => pathWith(`/ui/${environment}/${view}`, query),
    call: (operation, input, options) => api.call(operation, environment, input, options),
  };
}
