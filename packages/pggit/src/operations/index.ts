import { compareEnvironments } from "./compare-environments.ts";
import {
  beginDeployment,
  endDeployment,
  listDeploymentCommits,
  listDeployments,
} from "./deployments.ts";
import { emergencyDisable, emergencyEnable } from "./emergency.ts";
import { exportSchemaSnapshot } from "./export-schema-snapshot.ts";
import type { Operation } from "./operation.ts";
import { performanceReport } from "./performance-report.ts";
import { status } from "./status.ts";
import { pauseTracking, resumeTracking } from "./tracking.ts";
import { verifyConsistency } from "./verify-consistency.ts";

export { callOperation } from "./call-operation.ts";
export { Interval } from "./interval.ts";
export { type Effect, type Operation, type OperationDefinition, operation } from "./operation.ts";
export {
  beginDeployment,
  compareEnvironments,
  emergencyDisable,
  emergencyEnable,
  endDeployment,
  exportSchemaSnapshot,
  listDeploymentCommits,
  listDeployments,
  pauseTracking,
  performanceReport,
  resumeTracking,
  status as statusOperation,
  verifyConsistency,
};

/** Every operation there is. */
export const operations: readonly Operation[] = [
  compareEnvironments,
  verifyConsistency,
  status,
  exportSchemaSnapshot,
  emergencyDisable,
  emergencyEnable,
  pauseTracking,
  resumeTracking,
  beginDeployment,
  endDeployment,
  listDeployments,
  listDeploymentCommits,
  performanceReport,
];
