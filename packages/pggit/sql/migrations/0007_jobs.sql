-- Long work that is done in steps by whoever holds it, and followed while it is.

create table pggit.jobs (
  job_id uuid primary key default gen_random_uuid(),
  kind text not null check (kind ~ '^[a-z][a-z_]{0,62}$'),
  input jsonb not null,
  key text,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'succeeded', 'failed', 'cancelled')),
  caller text not null,
  message text not null default '',
  done bigint,
  total bigint,
  cursor jsonb,
  result jsonb,
  error jsonb,
  attempts integer not null default 0,
  holder text,
  held_until timestamptz,
  cancel_asked_by text,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz
);
create unique index jobs_one_open on pggit.jobs (key) where state in ('waiting', 'running');
create index jobs_key on pggit.jobs (key) where key is not null;
create index jobs_open on pggit.jobs (created_at, job_id) where state in ('waiting', 'running');
create index jobs_created on pggit.jobs (created_at, job_id);
create index jobs_finished on pggit.jobs (finished_at) where finished_at is not null;
comment on table pggit.jobs is 'Long operations of the API: what each is to do, how far it is, and what it came to';
comment on column pggit.jobs.key is 'Of the jobs with one key one is open at a time; null for any number';
comment on column pggit.jobs.cursor is 'Where the next step goes on, as the kind keeps it';
comment on column pggit.jobs.error is 'Why it failed: code, message and hint';
comment on column pggit.jobs.attempts is 'How often it was claimed since it last got further';
comment on column pggit.jobs.holder is 'The worker that has it, until held_until; after that anybody may claim it';
