import type { View } from "./view.ts";
import { activityView } from "./views/activity.tsx";
import { auditView } from "./views/audit.tsx";
import { commitView } from "./views/commit.tsx";
import { compareView } from "./views/compare/compare.tsx";
import { conflictView } from "./views/conflict/conflict.tsx";
import { conflictsView } from "./views/conflicts.tsx";
import { deploymentsView } from "./views/deployments.tsx";
import { jobView } from "./views/job/job.tsx";
import { objectView } from "./views/object.tsx";
import { objectsView } from "./views/objects.tsx";
import { purgeView } from "./views/purge/purge.tsx";
import { statusView } from "./views/status.tsx";
import { timelineView } from "./views/timeline.tsx";
import { verifyView } from "./views/verify/verify.tsx";
import { deliveryView } from "./views/webhooks/delivery.tsx";
import { webhooksView } from "./views/webhooks/webhooks.tsx";

/** Every view of an environment, in the order of the navigation. */
export const views: readonly View[] = [
  statusView,
  timelineView,
  commitView,
  objectsView,
  objectView,
  deploymentsView,
  conflictsView,
  conflictView,
  compareView,
  verifyView,
  purgeView,
  jobView,
  webhooksView,
  deliveryView,
  auditView,
  activityView,
];
