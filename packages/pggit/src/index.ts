export * from "./client/index.ts";
export type { CompareOptions, NamedDatabase } from "./compare/compare-databases.ts";
export {
  ChangeLevel,
  ComparedObject,
  Comparison,
  FacetChange,
  NotCompared,
} from "./compare/comparison.ts";
export { diffFacets, furthestLevel } from "./compare/diff-facets.ts";
export { guideName } from "./compare/guide-name.ts";
export {
  type ConnectOptions,
  connect,
  describeTarget,
  driverOfTarget,
  type NeonOptions,
  pgliteSql,
  readSecret,
  resolveTarget,
  type SecretReader,
  secretsOf,
} from "./connect/index.ts";
export {
  checkReached,
  compareDatabases,
  diagnose,
  exportSchema,
  fetchEnvironment,
  install,
  readAllObjects,
  readObjects,
  runCheck,
  snapshot,
  uninstall,
} from "./deferred.ts";
export type { Notice, Sql, Statement, TransactionOptions } from "./connect/sql.ts";
export type { Diagnosis, Observation } from "./doctor/diagnose.ts";
export {
  EnvironmentConfig,
  EnvironmentName,
  neonOptionsOf,
} from "./environments/environment-config.ts";
export { type ErrorCode, errorMeanings, errorTable, PggitError, scrub } from "./errors/index.ts";
export type { ExportOptions } from "./export/export-schema.ts";
export type { FetchedEnvironment } from "./fetch/fetch-environment.ts";
export type { Installation, InstallOptions } from "./install/install.ts";
export type { Uninstallation } from "./install/uninstall.ts";
export { version } from "./generated/version.ts";
export { type MaintainOptions, type MaintenanceStep, maintain } from "./maintain/maintain.ts";
export * from "./operations/index.ts";
export {
  type PurgedHistory,
  type PurgeOptions,
  purgeHistory,
  type Removed,
} from "./purge/purge-history.ts";
export * from "./report/index.ts";
export type { Aspect } from "./snapshot/catalog-query.ts";
export type { Facet, Facets, Impact } from "./snapshot/facets.ts";
export type { CatalogObject, ObjectHash, ReadObject, Snapshot } from "./snapshot/snapshot.ts";
