import { describe, expect, test } from "vitest";
import type { Observation } from "./observation.ts";
import { rightObservations } from "./right-observations.ts";
import type { ServerFacts } from "./server-facts.ts";
import { serverObservations } from "./server-observations.ts";

const plain: ServerFacts = {
  version: "17.2",
  version_num: 170_002,
  is_replica: false,
  is_read_only: false,
  server_ms: "1000000",
  tls: "TLSv1.3",
  role: "app",
  role_quoted: "app",
  is_superuser: false,
  database: "shop",
  database_quoted: "shop",
  may_create: false,
  provider_roles: [],
  has_roles: [],
  own_roles: ["pggit_reader", "pggit_operator", "pggit_admin", "pggit_parser"],
  closed_schemas: [],
  schema_exists: false,
  is_ours: false,
  owner: null,
  has_owner_rights: false,
  may_look: false,
  dblink: "available",
};

const asked = { sent: 1_000_000, answered: 1_000_200 };
const of = (subject: string, observations: readonly Observation[]) =>
  observations.find((each) => each.subject === subject);

describe("whether event triggers are permitted follows from the provider", () => {
  const captures = (facts: Partial<ServerFacts>) =>
    of("may create event triggers", rightObservations({ ...plain, ...facts }));

  test.each([
    ["Neon", "neon_superuser"],
    ["Amazon RDS", "rds_superuser"],
    ["Google Cloud SQL", "cloudsqlsuperuser"],
  ])("at %s to members of %s", (provider, role) => {
    const there = { provider_roles: [role] };
    expect(captures(there)).toMatchObject({ status: "info", remedy: `GRANT ${role} TO app;` });
    expect(captures({ ...there, has_roles: [role] })?.status).toBe("ok");
    expect(of("server", serverObservations({ ...plain, ...there }, asked))?.details).toBe(
      `PostgreSQL 17.2 at ${provider}`,
    );
  });

  test("at Supabase to the role postgres", () => {
    const there = { provider_roles: ["supabase_admin"] };
    expect(captures({ ...there, role: "postgres" })?.status).toBe("ok");
    expect(captures(there)?.remedy).toBe("Install as the role postgres.");
  });

  test("at Azure it is not known, and not said to be", () => {
    expect(captures({ provider_roles: ["azure_pg_admin"] })?.details).toMatch(/not known/);
  });

  test("elsewhere to superusers", () => {
    expect(captures({})?.remedy).toBe("Install as a superuser.");
    expect(captures({ is_superuser: true })?.status).toBe("ok");
  });
});

test("names are quoted in what is advised", () => {
  const facts = {
    ...plain,
    role_quoted: '"My Role"',
    database_quoted: '"My Shop"',
    closed_schemas: ['"My Schema"', "api"],
  };
  const observations = rightObservations(facts);
  expect(of("may install", observations)?.remedy).toBe(
    'GRANT CREATE ON DATABASE "My Shop" TO "My Role";',
  );
  expect(of("may export", observations)?.remedy).toBe(
    'GRANT USAGE ON SCHEMA "My Schema", api TO "My Role";',
  );
});

test("roles that whoever installed could not create are told how to come about", () => {
  const installed = { schema_exists: true, is_ours: true, owner: "boss", own_roles: [] };
  expect(of("may operate", rightObservations({ ...plain, ...installed }))).toMatchObject({
    status: "warning",
    remedy: expect.stringMatching(/^CREATE ROLE pggit_operator NOLOGIN; .*--repair, as boss$/),
  });
});

test("a schema pggit of somebody else is in the way", () => {
  const taken = { schema_exists: true, may_create: true };
  expect(of("may install", rightObservations({ ...plain, ...taken }))).toMatchObject({
    status: "warning",
    remedy: expect.stringContaining("ALTER SCHEMA pggit RENAME TO"),
  });
});

test.each([
  [1_000_100, "ok", ""],
  [1_005_000, "ok", ""],
  [1_010_200, "warning", "10 s ahead of"],
  [940_000, "warning", "60 s behind"],
])("a server that says %i between 1000000 and 1000200: %s", (there, status, words) => {
  const seen = of("clock", serverObservations({ ...plain, server_ms: String(there) }, asked));
  expect(seen?.status).toBe(status);
  expect(seen?.details).toContain(words);
});

test("a server that is too old, a replica, or dblink that is missing say what that means", () => {
  const said = (facts: Partial<ServerFacts>) => serverObservations({ ...plain, ...facts }, asked);
  expect(of("server", said({ version: "13.9", version_num: 130_009 }))?.status).toBe("warning");
  expect(of("server", said({ is_replica: true }))?.details).toMatch(/read only/);
  expect(of("dblink", said({ dblink: "missing" }))).toMatchObject({ status: "info", remedy: null });
  expect(of("dblink", said({}))?.remedy).toMatch(/^CREATE EXTENSION dblink; -- as a role/);
});
