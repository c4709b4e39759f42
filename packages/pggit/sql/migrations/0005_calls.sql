-- Calls of the operations API: what each answered, so that repeating one does nothing a second time.

create table pggit.idempotency_keys (
  role_name text not null,
  caller text not null,
  idempotency_key text not null,
  request_hash bytea not null,
  answer json,
  created_at timestamptz not null default clock_timestamp(),
  primary key (role_name, caller, idempotency_key)
);
create index idempotency_keys_age on pggit.idempotency_keys (created_at);
comment on table pggit.idempotency_keys is 'What calls under an Idempotency-Key answered; written in the transaction of the call';
comment on column pggit.idempotency_keys.role_name is 'The role that logged in: nobody else can put an answer under its keys';
comment on column pggit.idempotency_keys.caller is 'Who called the API, as the API names it';
comment on column pggit.idempotency_keys.request_hash is 'sha256 over the operation and its input';
comment on column pggit.idempotency_keys.answer is 'The body of the answer, as it was sent; null only inside the transaction of the call';
