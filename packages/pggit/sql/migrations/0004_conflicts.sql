-- Conflicts between what is and what somebody wants, and how each was resolved.

create table pggit.conflict_registry (
  conflict_id uuid primary key default gen_random_uuid(),
  conflict_type text not null check (conflict_type in ('merge', 'version', 'constraint', 'dependency')),
  object_type text not null,
  object_identifier text not null,
  branch1_name text,
  branch2_name text,
  conflict_data jsonb not null default '{}',
  status text not null default 'unresolved' check (status in ('unresolved', 'resolved', 'ignored')),
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null default session_user,
  resolved_at timestamptz,
  resolved_by text,
  resolution_type text check (resolution_type in ('use_current', 'use_tracked', 'merge', 'custom')),
  resolution_reason text,
  base_blob bytea,
  current_blob bytea,
  incoming_blob bytea
);
create index conflict_registry_status on pggit.conflict_registry (status, created_at);
create index conflict_registry_object on pggit.conflict_registry (object_type, object_identifier);
comment on table pggit.conflict_registry is 'Conflicts, and how they were resolved';
comment on column pggit.conflict_registry.branch1_name is 'The branch that something was to be merged into';
comment on column pggit.conflict_registry.branch2_name is 'The branch that it came from';
comment on column pggit.conflict_registry.conflict_data is 'What the conflict is about, by its type: see pggit.register_conflict';
comment on column pggit.conflict_registry.base_blob is
  'The object as both sides once had it; like the next two a hash in pggit.blobs, kept there while the conflict is open';
comment on column pggit.conflict_registry.current_blob is 'The object as it was here when the conflict was found; null where it was not there';
comment on column pggit.conflict_registry.incoming_blob is 'The object as it was to become; null where it was to go, or where text says it';

create table pggit.conflict_policy (
  only_row boolean primary key default true check (only_row),
  require_reason boolean not null
);
comment on table pggit.conflict_policy is 'What resolving asks for: a reason or none';
insert into pggit.conflict_policy (require_reason) values (false);

create table pggit.merges (
  merge_id bigint generated always as identity primary key,
  source_branch text not null,
  target_branch text not null,
  source_hash bytea not null,
  merged_at timestamptz not null default clock_timestamp(),
  merged_by text not null default session_user
);
create index merges_pair on pggit.merges (source_branch, target_branch, merge_id);
comment on table pggit.merges is 'What was merged into what: the base of the next merge of the two';
comment on column pggit.merges.source_hash is 'The commit of the source; what it has is in both branches since';
