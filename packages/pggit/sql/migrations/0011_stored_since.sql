-- Since when what a commit added was last stored or touched, so that purging need not look for it.

alter table pggit.commits add column stored_since timestamptz;
comment on column pggit.commits.stored_since is
  'Every tree node and blob that its tree has and its parent''s has not was last seen then or later; null where that is not '
  'known, as of a commit that took a tree that was there';
