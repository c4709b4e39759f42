/**
 * The functions whose modules hold the catalog queries of every kind or the SQL of
 * the installation: together most of this package's bytes, and nothing that calling
 * an operation needs. Each is loaded when it is first called, so that what starts for
 * one call, such as a serverless function, does not read them.
 */
function deferred<Deferred extends (...all: never[]) => Promise<unknown>>(
  load: () => Promise<Deferred>,
): Deferred {
  return (async (...all: never[]) => (await load())(...all)) as unknown as Deferred;
}

const comparing = () => import("./compare/compare-databases.ts");
const diagnosing = () => import("./doctor/diagnose.ts");
const exporting = () => import("./export/export-schema.ts");
const fetching = () => import("./fetch/fetch-environment.ts");
const installing = () => import("./install/install.ts");
const uninstalling = () => import("./install/uninstall.ts");
const checking = () => import("./report/run-check.ts");
const reading = () => import("./snapshot/snapshot.ts");

export const compareDatabases = /* @__PURE__ */ deferred(
  async () => (await comparing()).compareDatabases,
);
export const diagnose = /* @__PURE__ */ deferred(async () => (await diagnosing()).diagnose);
export const exportSchema = /* @__PURE__ */ deferred(async () => (await exporting()).exportSchema);
export const fetchEnvironment = /* @__PURE__ */ deferred(
  async () => (await fetching()).fetchEnvironment,
);
export const install = /* @__PURE__ */ deferred(async () => (await installing()).install);
export const uninstall = /* @__PURE__ */ deferred(async () => (await uninstalling()).uninstall);
export const checkReached = /* @__PURE__ */ deferred(async () => (await checking()).checkReached);
export const runCheck = /* @__PURE__ */ deferred(async () => (await checking()).runCheck);
export const readAllObjects = /* @__PURE__ */ deferred(
  async () => (await reading()).readAllObjects,
);
export const readObjects = /* @__PURE__ */ deferred(async () => (await reading()).readObjects);
export const snapshot = /* @__PURE__ */ deferred(async () => (await reading()).snapshot);
