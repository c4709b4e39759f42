import type { Child } from "hono/jsx";

/** Says that there is nothing to show, and what would bring something. */
export function Empty({ children }: { readonly children?: Child }) {
  return <p class="empty">{children}</p>;
}
