/** A call of every operation, and the database that it is made on. */

/** Who calls. */
export const levels = ["nobody", "pggit_reader", "pggit_operator", "pggit_admin", "owner"] as const;
export type Level = (typeof levels)[number];

/** What an operation is called with, and who may. */
export interface Call {
  readonly input?: Readonly<Record<string, unknown>>;
  /** The first of the roles for which it works. */
  readonly needs: Exclude<Level, "nobody">;
  /** What those are told that have the rights, where it cannot work here. */
  readonly works?: string;
}

/** An id that the database replaces by that of its conflict. */
const conflict = { conflict_id: "conflict" };
const version = { current_version: "1.0.0", incoming_version: "1.1.0" };

/** Every operation by its name; a word after a slash tells two calls of one apart. */
export const calls: Readonly<Record<string, Call>> = {
  compare: { input: { env1_name: "main", env2_name: "main" }, needs: "pggit_reader" },
  verify: { needs: "pggit_reader" },
  "verify/fix": { input: { fix_issues: true }, needs: "pggit_reader" },
  status: { needs: "pggit_reader" },
  export: { needs: "pggit_reader" },
  "emergency disable": { needs: "pggit_operator" },
  "emergency enable": { needs: "pggit_operator" },
  "tracking pause": { needs: "pggit_operator" },
  "tracking resume": { needs: "pggit_operator" },
  "tracking stops": { needs: "pggit_reader" },
  "deployment begin": {
    input: { name: "another" },
    needs: "pggit_operator",
    works: "DEPLOYMENT_ACTIVE",
  },
  "deployment end": { needs: "pggit_operator" },
  "deployment list": { needs: "pggit_reader" },
  "deployment commits": { input: { deployment_id: "1" }, needs: "pggit_reader" },
  report: { needs: "pggit_reader" },
  fetch: {
    input: { name: "far", connection_string: "host=127.0.0.1" },
    needs: "pggit_reader",
    works: "DBLINK_MISSING",
  },
  "history log": { needs: "pggit_reader" },
  "history show": { needs: "pggit_reader" },
  activity: { needs: "pggit_reader" },
  "history changes": { input: { commits: ["HEAD"] }, needs: "pggit_reader" },
  "history definitions": { needs: "pggit_reader" },
  "history objects": { needs: "pggit_reader" },
  "history diff": { input: { from_commit: "HEAD" }, needs: "pggit_reader" },
  "history blame": { input: { object: "users" }, needs: "pggit_reader" },
  "history object": { input: { object: "users" }, needs: "pggit_reader" },
  "history versions": { input: { object: "users" }, needs: "pggit_reader" },
  "history export": { input: { commit: "HEAD" }, needs: "pggit_reader" },
  "history purge": { needs: "pggit_admin" },
  "history purge/for good": { input: { dry_run: false }, needs: "pggit_admin" },
  "history restore": {
    input: { object: "users", version: "1.0.0", dry_run: true },
    needs: "pggit_reader",
  },
  "history restore/for good": {
    input: { object: "users", version: "1.0.0", allow_data_loss: true },
    needs: "owner",
  },
  "branch list": { needs: "pggit_reader" },
  "branch create": { input: { name: "new" }, needs: "pggit_operator" },
  "branch switch": { input: { name: "side", commit_difference: true }, needs: "pggit_operator" },
  "branch rename": { input: { name: "side", new_name: "aside" }, needs: "pggit_operator" },
  "branch delete": { input: { name: "side" }, needs: "pggit_admin" },
  "branch merge": { input: { source: "side", target: "main" }, needs: "pggit_reader" },
  "branch merge/for good": {
    input: { source: "side", target: "main", dry_run: false },
    needs: "pggit_operator",
  },
  "milestone create": { input: { name: "v2" }, needs: "pggit_operator" },
  "milestone list": { needs: "pggit_reader" },
  "milestone delete": { input: { name: "v1" }, needs: "pggit_operator" },
  "conflicts list": { needs: "pggit_reader" },
  "conflicts show": { input: conflict, needs: "pggit_reader" },
  "conflicts compare": { input: conflict, needs: "pggit_reader" },
  "conflicts preview": { input: { ...conflict, resolution: "use_current" }, needs: "pggit_reader" },
  "conflicts resolve": {
    input: { ...conflict, resolution: "use_current" },
    needs: "pggit_operator",
  },
  "conflicts resolve/alter": {
    input: {
      ...conflict,
      resolution: "custom",
      custom_resolution: JSON.stringify({ sql: "alter table users add column by_hand int" }),
    },
    needs: "owner",
  },
  // a row for each conflict says what came of it, also that it was refused
  "conflicts resolve-all": {
    input: { filter: "{}", resolution: "use_current" },
    needs: "pggit_reader",
  },
  "conflicts register": {
    input: {
      conflict_type: "version",
      object_type: "table",
      object_identifier: "public.users",
      conflict_data: JSON.stringify(version),
    },
    needs: "pggit_operator",
  },
  "webhooks list": { needs: "pggit_reader" },
  "webhooks show": { input: { delivery_no: "1" }, needs: "pggit_reader" },
  "webhooks replay": { input: { delivery_no: "1" }, needs: "pggit_operator" },
  "events list": { needs: "pggit_reader" },
  "checks list": { needs: "pggit_reader" },
};

/** What they are called on. */
export const history = `
  create table users (id int primary key);
  select pggit.fold(true);
  select pggit.create_branch('side');
  alter table users add column email text;
  select pggit.fold(true);
  select pggit.create_milestone('v1');
  select pggit.begin_deployment('release');
  select pggit.receive_delivery('hook', 'github', 'd', 'triggered', 'P1', now(), 'Slow', 'disable', '1 hour');
  select pggit.emergency_enable();
  select pggit.register_conflict('version', 'table', 'public.users', '${JSON.stringify(version)}')`;
