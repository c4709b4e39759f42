-- Tokens that are good for one change, as long as anybody would accept them.

create table pggit.used_tokens (
  hash text primary key,
  expires_at timestamptz not null
);
create index used_tokens_expiry on pggit.used_tokens (expires_at);
comment on table pggit.used_tokens is 'Tokens of callers of the operations API that have changed something; a hash of each, until it has expired';
