import type { Child } from "hono/jsx";
import type { Scope } from "pggit";
import type { FormFields } from "./form-fields.ts";
import type { Page } from "./page.ts";

/** A view of one environment; views.ts lists them. */
export interface View {
  /** Below /ui/{environment}/. */
  readonly path: string;
  /** In the navigation. */
  readonly title: string;
  /** What a visitor needs to see it at all. */
  readonly scope: Scope;
  /** For what is reached from another view: the path of that one, which the navigation marks instead. */
  readonly below?: string;
  /** Reads what is to be seen and draws it. @throws PggitError what the page then says instead */
  show(page: Page): Promise<Shown>;
  /** What its forms do, by the name that a form sends. */
  readonly actions?: Readonly<Record<string, Action>>;
}

/** A page to be framed, or a file to be sent as it is. */
export type Shown =
  | Response
  | {
      readonly title: string;
      readonly body: Child;
      /** Seconds after which the page is loaded again; left out, it stays as it is. */
      readonly refreshSeconds?: number;
    };

/** What a form does. */
export interface Action {
  readonly scope: Scope;
  /**
   * Does it. Null where nothing was to be done but to show the view once more, with what was sent.
   *
   * @throws PggitError what the view then says above itself
   */
  run(page: Page, form: FormFields): Promise<Done | null>;
}

/** What was done. */
export interface Done {
  /** A sentence for the page that follows. */
  readonly said: string;
  /** The path of that page, as {@link Page.link} makes it; the view itself where left out. */
  readonly to?: string;
}
