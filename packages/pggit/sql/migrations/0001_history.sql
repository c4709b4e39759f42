-- The state that history is kept in. Behaviour lives in sql/functions/ and is re-applied at each
-- install; a table, once released, changes only by a further migration.

create table pggit.migrations (
  name text primary key,
  content_hash text not null,
  applied_at timestamptz not null default now()
);
comment on table pggit.migrations is 'Migrations applied to this installation, in order of name';

create table pggit.installations (
  installation_id bigint generated always as identity primary key,
  version text not null,
  content_hash text not null,
  event_triggers boolean not null,
  installed_by text not null default session_user,
  installed_at timestamptz not null default now()
);
comment on table pggit.installations is 'Each install or upgrade; the last row is what is installed';
comment on column pggit.installations.content_hash is 'sha256 of all SQL that was applied';
comment on column pggit.installations.event_triggers is 'Whether DDL is captured as it happens, or found by fold alone';

create table pggit.installed_functions (
  identity text primary key,
  definition_hash bytea not null
);
comment on table pggit.installed_functions is 'The functions as they were installed: sha256 of what each does and how it runs';

create table pggit.installed_parts (
  name text primary key,
  definition text not null
);
comment on table pggit.installed_parts is
  'Indexes and constraints of pgGit''s tables, and the statement that makes each; a migration that drops one deletes its row';

create table pggit.catalog_queries (
  object_type text primary key,
  query text not null
);
comment on table pggit.catalog_queries is 'The whole-object query of each kind as text, for reading a database where pgGit is not installed';

create table pggit.ddl_log (
  log_id bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  captured_at timestamptz not null default clock_timestamp(),
  author text not null,
  command_tag text not null,
  action text not null check (action in ('write', 'drop')),
  classid oid not null,
  objid oid not null,
  object_type text not null,
  schema_name text,
  object_name text,
  identity text,
  facets text[],
  message text,
  duration interval,
  commit_hash bytea
);
create index ddl_log_unfolded on pggit.ddl_log (log_id) where commit_hash is null;
create index ddl_log_commit on pggit.ddl_log (commit_hash, captured_at) where commit_hash is not null;
comment on table pggit.ddl_log is 'What the event triggers saw, appended and never changed by them; fold marks each row with its commit';
comment on column pggit.ddl_log.facets is
  'The object as it was then, until fold has moved it to a blob; null for a drop. '
  'A row for each facet: key, rank, aspect, impact, value, inline, set, unset';
comment on column pggit.ddl_log.message is 'The value of pggit.message when the statement ran';
alter table pggit.ddl_log alter facets set storage external;
comment on column pggit.ddl_log.duration is 'How long pgGit took for this row; the rows of a statement add up to what it cost';
comment on column pggit.ddl_log.commit_hash is 'The commit that this row went into; all zeroes where it changed nothing';

create table pggit.blobs (
  hash bytea primary key check (octet_length(hash) = 32),
  content jsonb not null,
  structure_hash bytea not null,
  full_hash bytea not null,
  seal bytea not null,
  depends_on jsonb,
  stored_by name[],
  created_at timestamptz not null default now(),
  last_seen timestamptz not null default now()
);
comment on table pggit.blobs is 'Objects as they once were, addressed by sha256 of content::text';
comment on column pggit.blobs.content is
  'object_type, schema_name, object_name, identity, definition and facets, as the catalog query yields them';
comment on column pggit.blobs.structure_hash is 'The hash that compare uses: facets of the structure only';
comment on column pggit.blobs.full_hash is 'Hash of the facets of all aspects: where it and the identity are equal, nothing changed';
comment on column pggit.blobs.seal is
  'sha256 of the three hashes: while it holds, those of the facets are the ones that were computed for this content';
comment on column pggit.blobs.depends_on is
  'What the object needs to exist, each with the facets that need it, as the catalog query yields it; not part of the content; null until it was read whole';
comment on column pggit.blobs.stored_by is
  'Who gave content that was not read from this catalog, its statements included (see pggit.check_trusted); null where it was';

create table pggit.trees (
  hash bytea primary key check (octet_length(hash) = 32),
  is_leaf boolean not null,
  entries jsonb not null,
  object_count integer not null,
  last_seen timestamptz not null default now()
);
comment on table pggit.trees is 'Merkle tree nodes, shared between commits, addressed by sha256 of entries::text';
comment on column pggit.trees.entries is
  'Leaf: "type identity" -> {"type", "blob", "structure", "version"}. Inner: hex digit -> {"tree", "count"}. Hashes in hex';

create table pggit.commits (
  hash bytea primary key check (octet_length(hash) = 32),
  parent_hash bytea,
  tree_hash bytea references pggit.trees (hash),
  branch_name text not null,
  author text not null,
  message text not null,
  origin text not null check (origin in ('ddl', 'reconcile', 'fetch', 'switch')),
  transaction_id xid8,
  committed_at timestamptz not null,
  folded_at timestamptz not null default clock_timestamp()
);
create index commits_parent on pggit.commits (parent_hash);
create index commits_tree on pggit.commits (tree_hash);
create index commits_committed_at on pggit.commits (committed_at, hash);
comment on table pggit.commits is 'One per transaction that changed the schema: hash over parent, tree, author, message and time';
comment on column pggit.commits.parent_hash is 'Null for a first commit. Purged where the commit is in pggit.shallow_commits';
comment on column pggit.commits.tree_hash is 'Null for a commit after which the schema is empty';
comment on column pggit.commits.origin is 'ddl: captured; reconcile: found in the catalog without an event; fetch: read from another database; switch: the schema as it was when the branch became the current one';

create table pggit.branches (
  name text primary key check (name <> ''),
  head_hash bytea references pggit.commits (hash),
  is_current boolean not null default false,
  fetched_from text,
  created_at timestamptz not null default clock_timestamp()
);
create unique index branches_one_current on pggit.branches (is_current) where is_current;
comment on table pggit.branches is 'Refs. The current branch follows this database; the others are environments or marks';
comment on column pggit.branches.fetched_from is 'For an environment: where it was read from, without the password';
insert into pggit.branches (name, is_current) values ('main', true);

create table pggit.objects (
  object_id bigint generated always as identity primary key,
  classid oid not null,
  objid oid not null,
  object_type text not null,
  identity text not null,
  is_live boolean not null default true
);
create unique index objects_live_oid on pggit.objects (classid, objid) where is_live;
create index objects_identity on pggit.objects (identity, object_type);
comment on table pggit.objects is 'Objects of the current branch, followed by oid, so that a rename is one history';

create table pggit.versions (
  version_id bigint generated always as identity primary key,
  object_id bigint not null references pggit.objects (object_id),
  major integer not null,
  minor integer not null,
  patch integer not null,
  action text not null check (action in ('create', 'alter', 'rename', 'drop')),
  identity text not null,
  blob_hash bytea references pggit.blobs (hash),
  commit_hash bytea not null,
  is_current boolean not null,
  created_at timestamptz not null
);
create index versions_object on pggit.versions (object_id, version_id);
create index versions_current on pggit.versions (object_id) where is_current;
create index versions_commit on pggit.versions (commit_hash, object_id);
create index versions_identity on pggit.versions (identity);
create index versions_blob on pggit.versions (blob_hash);
comment on column pggit.versions.commit_hash is
  'A commit, or one that was purged: then the version is the current one and pggit.archived_commits knows the commit';
create type pggit.object_change as (
  object_id bigint,
  classid oid,
  objid oid,
  object_type text,
  old_identity text,
  identity text,
  action text,
  blob_hash bytea,
  structure_hash bytea,
  major integer,
  minor integer,
  patch integer
);
comment on type pggit.object_change is 'What one commit does to one object; object_id is null for a new one';

comment on table pggit.versions is 'Every version of every object; one per object is current while it exists';

create table pggit.tracking_stops (
  stop_id bigint generated always as identity primary key,
  kind text not null check (kind in ('disable', 'pause', 'breaker')),
  reason text,
  started_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  started_by text not null default session_user,
  ended_by text,
  disabled_triggers jsonb,
  waits_for text[],
  is_reconciled boolean not null default false
);
create index tracking_stops_open on pggit.tracking_stops (ends_at) where ended_at is null;
create index tracking_stops_unreconciled on pggit.tracking_stops (stop_id) where not is_reconciled;
comment on table pggit.tracking_stops is 'Times during which capture is off; a stop ends by itself at ends_at';
comment on column pggit.tracking_stops.ended_at is 'When somebody ended it before its time; null where nobody did';
comment on column pggit.tracking_stops.disabled_triggers is
  'Event triggers that it disabled and that are to be enabled after it: name -> pg_event_trigger.evtenabled as it was';
comment on column pggit.tracking_stops.waits_for is
  'Transactions that were running when it was first reconciled after its end: they may still commit what they did during it';
comment on column pggit.tracking_stops.is_reconciled is 'Whether all that was changed during the stop is in history';

create table pggit.system_events (
  event_id bigint generated always as identity primary key,
  event_type text not null,
  event_data jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp()
);
create index system_events_type on pggit.system_events (event_type, created_at);
comment on table pggit.system_events is 'What pgGit did and what went wrong: who, from where, what, outcome';

create table pggit.archived_objects (
  object_id bigint not null,
  object_data jsonb not null,
  archived_at timestamptz not null default now(),
  archived_by text not null default session_user
);
comment on table pggit.archived_objects is 'Rows that verify_consistency removed, as they were';
