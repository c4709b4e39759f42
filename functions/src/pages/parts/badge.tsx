import type { Child } from "hono/jsx";
import { toneOf, type Tone } from "./tone.ts";

interface BadgeProps {
  readonly tone: Tone;
  readonly children?: Child;
}

/** A word with a colour that says the same. */
export function Badge({ tone, children }: BadgeProps) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

/** A status in pgGit's own word for it. */
export function StatusBadge({ status }: { readonly status: string }) {
  return <Badge tone={toneOf(status)}>{status}</Badge>;
}
