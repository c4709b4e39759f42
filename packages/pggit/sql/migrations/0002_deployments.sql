-- Deployments: spans of time under a name, to which the commits made meanwhile belong.

create table pggit.deployments (
  deployment_id bigint generated always as identity primary key,
  name text not null check (name ~ '\S'),
  description text,
  started_at timestamptz not null,
  started_by text not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by text
);
create unique index deployments_one_open on pggit.deployments ((ended_at is null)) where ended_at is null;
create index deployments_started on pggit.deployments (started_at);
comment on table pggit.deployments is
  'Spans of time under a name, one at a time; commits of what was captured or found meanwhile belong to it';
comment on column pggit.deployments.expires_at is 'When it ends if nobody ends it';
comment on column pggit.deployments.ended_at is 'Null while it is open, and after it expired until the next one begins';
comment on column pggit.deployments.ended_by is 'Who ended it; null for one that expired';

alter table pggit.commits add column deployment_id bigint references pggit.deployments (deployment_id);
create index commits_deployment on pggit.commits (deployment_id) where deployment_id is not null;
comment on column pggit.commits.deployment_id is 'The deployment that was open when its changes were made';
