import { compareEnvironments } from "./compare-environments.ts";
import { exportSchemaSnapshot } from "./export-schema-snapshot.ts";
import type { Operation } from "./operation.ts";
import { status } from "./status.ts";
import { verifyConsistency } from "./verify-consistency.ts";

export { callOperation } from "./call-operation.ts";
export { type Effect, type Operation, type OperationDefinition, operation } from "./operation.ts";
export { compareEnvironments, exportSchemaSnapshot, status as statusOperation, verifyConsistency };

/** Every operation there is. */
export const operations: readonly Operation[] = [
  compareEnvironments,
  verifyConsistency,
  status,
  exportSchemaSnapshot,
];
