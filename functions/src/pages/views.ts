import type { View } from "./view.ts";
import { activityView } from "./views/activity.tsx";
import { commitView } from "./views/commit.tsx";
import { deploymentsView } from "./views/deployments.tsx";
import { objectView } from "./views/object.tsx";
import { objectsView } from "./views/objects.tsx";
import { statusView } from "./views/status.tsx";
import { timelineView } from "./views/timeline.tsx";

/** Every view of an environment, in the order of the navigation. */
export const views: readonly View[] = [
  statusView,
  timelineView,
  commitView,
  objectsView,
  objectView,
  deploymentsView,
  activityView,
];
