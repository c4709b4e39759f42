-- What is kept by name, and what removing old history leaves behind.

create table pggit.milestones (
  name text primary key check (name <> ''),
  commit_hash bytea not null references pggit.commits (hash),
  message text,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp()
);
create index milestones_commit on pggit.milestones (commit_hash);
comment on table pggit.milestones is 'Commits that were given a name, and that purging leaves alone while they have one';

create table pggit.shallow_commits (
  hash bytea primary key references pggit.commits (hash) on delete cascade,
  cut_at timestamptz not null default clock_timestamp()
);
comment on table pggit.shallow_commits is
  'Where history begins since it was purged: commits whose parent is known by its hash and is gone';

create table pggit.archived_commits (
  hash bytea primary key,
  parent_hash bytea,
  tree_hash bytea,
  branch_name text not null,
  author text not null,
  message text not null,
  origin text not null,
  transaction_id xid8,
  committed_at timestamptz not null,
  folded_at timestamptz not null,
  deployment_id bigint,
  milestones text[] not null,
  archived_at timestamptz not null default now()
);
comment on table pggit.archived_commits is
  'Commits that were purged and mattered: those that made a version still current then, and those that had a milestone';
comment on column pggit.archived_commits.milestones is 'The names that the commit had; empty where it is kept for its versions';

-- Not logged: it is empty after a crash, and then everything is marked anew.
create unlogged table pggit.purge_marks (
  hash bytea primary key
);
comment on table pggit.purge_marks is
  'While a purge is under way: commits whose trees were walked, and every tree node and blob that was reached';
