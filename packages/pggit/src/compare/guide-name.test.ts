import { expect, it } from "vitest";
import { guideName } from "./guide-name.ts";

it.each([
  ["public.users", "users"],
  ["public.calculate_tax(numeric)", "calculate_tax(numeric)"],
  ["api.orders", "api.orders"],
  ["audit on public.users", "audit on users"],
  ['"a on public.b" on public.users', '"a on public.b" on users'],
  ["audit on api.users", "audit on api.users"],
  ['"public.users".x', '"public.users".x'],
  ["public", "public"],
])("%s is shown as %s", (identity, name) => {
  expect(guideName(identity)).toBe(name);
});
