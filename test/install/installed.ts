/** A database with pgGit in it, for tests to copy. */
import { expect } from "vitest";
import { template } from "../servers/databases.ts";
import { installIn } from "./install-in.ts";

/** Nothing in it but pgGit. */
export const installed = template("installed", async ({ url }) => {
  await installIn(url);
});

/** What pggit.verify_consistency() says where nothing is wrong. */
export const clean = [
  {
    check_name: "all",
    status: "ok",
    details: expect.stringMatching(/^All \d+ checks passed$/),
    fixed: false,
  },
];

/** Everything in the schema pggit that an installation makes, so that two moments can be compared. */
export const installationRows = `
  select p.oid::regprocedure::text as name, encode(pggit.routine_hash(p.oid), 'hex') as is,
    array(select a::text from unnest(p.proacl) as a order by 1)::text as acl
  from pg_proc as p where p.pronamespace = 'pggit'::regnamespace
  union all
  select c.oid::regclass::text, coalesce(pg_get_viewdef(c.oid), c.relkind::text),
    array(select a::text from unnest(c.relacl) as a order by 1)::text
  from pg_class as c where c.relnamespace = 'pggit'::regnamespace
  union all
  select n.nspname, '', array(select a::text from unnest(n.nspacl) as a order by 1)::text
  from pg_namespace as n where n.nspname = 'pggit'
  union all
  select t.evtname, t.evtenabled::text, t.evtfoid::regprocedure::text from pg_event_trigger as t
  order by 1, 2`;
