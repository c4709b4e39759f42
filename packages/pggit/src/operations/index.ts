import { activity } from "./activity.ts";
import { branchCreate, branchDelete, branchList, branchRename, branchSwitch } from "./branches.ts";
import { checksList } from "./checks-list.ts";
import { compareEnvironments } from "./compare-environments.ts";
import {
  beginDeployment,
  endDeployment,
  listDeploymentCommits,
  listDeployments,
} from "./deployments.ts";
import { emergencyDisable, emergencyEnable } from "./emergency.ts";
import { eventsList } from "./events-list.ts";
import { exportSchemaSnapshot } from "./export-schema-snapshot.ts";
import { fetchOperation } from "./fetch-environment.ts";
import { diffDefinitions, historyDiff } from "./history-diff.ts";
import { historyChanges } from "./history-changes.ts";
import { historyExport } from "./history-export.ts";
import { historyLog } from "./history-log.ts";
import { historyBlame, historyObject, historyVersions } from "./history-object.ts";
import { commitDefinitions, historyShow } from "./history-show.ts";
import { createMilestone, deleteMilestone, listMilestones } from "./milestones.ts";
import { branchMerge } from "./branch-merge.ts";
import { conflictsCompare } from "./conflicts-compare.ts";
import { conflictsList } from "./conflicts-list.ts";
import { conflictsPreview } from "./conflicts-preview.ts";
import { conflictsRegister } from "./conflicts-register.ts";
import { conflictsResolve } from "./conflicts-resolve.ts";
import { conflictsResolveAll } from "./conflicts-resolve-all.ts";
import { conflictsShow } from "./conflicts-show.ts";
import { historyRestore } from "./history-restore.ts";
import type { Operation } from "./operation.ts";
import { listObjects } from "./list-objects.ts";
import { listStops } from "./list-stops.ts";
import { performanceReport } from "./performance-report.ts";
import { purgeHistory } from "./purge-history.ts";
import { status } from "./status.ts";
import { pauseTracking, resumeTracking } from "./tracking.ts";
import { webhooksList } from "./webhooks-list.ts";
import { webhooksReplay } from "./webhooks-replay.ts";
import { webhooksShow } from "./webhooks-show.ts";
import { verifyConsistency } from "./verify-consistency.ts";

export { callOperation, notInstalled, type PageOf } from "./call-operation.ts";
export { Interval } from "./interval.ts";
export { ObjectChange, ObjectDefinitions } from "./object-change.ts";
export {
  type Effect,
  type Operation,
  type OperationDefinition,
  operation,
  type Page,
  scopesOf,
} from "./operation.ts";
export { resolutions } from "./resolution.ts";
export { splitList, splitNames } from "./split-list.ts";
export { Scope } from "./scope.ts";
export { listChecks, toldOfChecks, type VerifyProgress, verifyInSteps } from "./verify-in-steps.ts";
export {
  activity,
  beginDeployment,
  compareEnvironments,
  createMilestone,
  deleteMilestone,
  emergencyDisable,
  emergencyEnable,
  endDeployment,
  exportSchemaSnapshot,
  listDeploymentCommits,
  listDeployments,
  listMilestones,
  listObjects,
  listStops,
  pauseTracking,
  performanceReport,
  purgeHistory as purgeHistoryOperation,
  resumeTracking,
  branchCreate,
  branchDelete,
  branchList,
  branchRename,
  branchSwitch,
  commitDefinitions,
  conflictsCompare,
  conflictsList,
  conflictsPreview,
  conflictsResolve,
  conflictsShow,
  diffDefinitions,
  fetchOperation,
  historyBlame,
  historyChanges,
  historyDiff,
  historyExport,
  historyLog,
  historyObject,
  historyShow,
  historyVersions,
  status as statusOperation,
  verifyConsistency,
  checksList,
  eventsList,
  webhooksList,
  webhooksReplay,
  webhooksShow,
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
  listStops,
  beginDeployment,
  endDeployment,
  listDeployments,
  listDeploymentCommits,
  performanceReport,
  activity,
  fetchOperation,
  historyLog,
  historyShow,
  historyChanges,
  commitDefinitions,
  historyDiff,
  historyBlame,
  historyObject,
  historyVersions,
  listObjects,
  historyExport,
  branchList,
  branchCreate,
  branchSwitch,
  branchRename,
  branchDelete,
  createMilestone,
  listMilestones,
  deleteMilestone,
  purgeHistory,
  historyRestore,
  branchMerge,
  conflictsList,
  conflictsShow,
  conflictsCompare,
  conflictsPreview,
  conflictsResolve,
  conflictsResolveAll,
  conflictsRegister,
  webhooksList,
  webhooksShow,
  webhooksReplay,
  eventsList,
  checksList,
];
