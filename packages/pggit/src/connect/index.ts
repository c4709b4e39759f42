export { connect } from "./connect.ts";
export { driverOfTarget } from "./driver-of.ts";
export type { ConnectOptions, NeonOptions } from "./options.ts";
export { pgliteSql } from "./pglite.ts";
export type { Sql } from "./sql.ts";
export {
  describeTarget,
  readSecret,
  resolveTarget,
  type SecretReader,
  secretsOf,
} from "./target.ts";
