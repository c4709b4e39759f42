import { describeInfo } from "./describe-target.ts";
import type { ConnectOptions } from "./options.ts";
import { parseTarget } from "./parse-target.ts";
import type { Sql } from "./sql.ts";
import { connectTcp } from "./tcp.ts";

/**
 * Connects to a database.
 */
export async function connect(target: string, options: ConnectOptions = {}): Promise<Sql> {
  const info = parseTarget(target);
  const context = { label: describeInfo(info), secrets: [] };
  return connectTcp(info, options, context);
}
