import type { TransactionOptions } from "./sql.ts";

/** The statement that begins a transaction of these properties. */
export function beginText(options: TransactionOptions = {}): string {
  const isolation = options.isolation && `isolation level ${options.isolation}`;
  return ["begin", isolation, options.readOnly && "read only"].filter(Boolean).join(" ");
}
