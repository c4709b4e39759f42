-- Since when a job goes no further because what it needs cannot be reached.

alter table pggit.jobs add column waits_since timestamptz;
comment on column pggit.jobs.waits_since is
  'Since when its workers handed it back because of an error that may pass; null where it got further since';
comment on column pggit.jobs.error is
  'Why it failed, or where it has not ended, why its last worker handed it back: code, message and hint';
comment on column pggit.jobs.attempts is
  'How often it was claimed since it last got further, and not handed back with a reason';
