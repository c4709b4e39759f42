export { connect } from "./connect.ts";
export type { ConnectOptions, NeonOptions } from "./options.ts";
export { pgliteSql } from "./pglite.ts";
export type { Notice, Sql, Statement, TransactionOptions } from "./sql.ts";
export {
  describeTarget,
  type ResolveDependencies,
  resolveTarget,
  type SecretReader,
  secretsOf,
} from "./target.ts";
