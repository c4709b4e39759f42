-- How far a purge in steps has come, so that a step does not look again at what the last one left.

-- Not logged, as the marks, with which it goes.
create unlogged table pggit.purge_sweeps (
  table_name text primary key,
  file_node oid not null,
  next_block bigint not null,
  seen_before timestamptz not null
);
comment on table pggit.purge_sweeps is 'While a purge is under way: how far into a table it has looked for what nothing reaches';
comment on column pggit.purge_sweeps.file_node is 'The file in which the blocks were counted; VACUUM FULL makes another one';
comment on column pggit.purge_sweeps.seen_before is 'The bound with which it began, as of pggit.purge_seen_before';
