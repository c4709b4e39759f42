export { connect } from "./connect.ts";
export type { ConnectOptions, NeonOptions } from "./options.ts";
export type { Notice, Sql, Statement, TransactionOptions } from "./sql.ts";
