import type { View } from "./view.ts";
import { commitView } from "./views/commit.tsx";
import { objectsView } from "./views/objects.tsx";
import { statusView } from "./views/status.tsx";
import { timelineView } from "./views/timeline.tsx";

/** Every view of an environment, in the order of the navigation. */
export const views: readonly View[] = [statusView, timelineView, commitView, objectsView];
