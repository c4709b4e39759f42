-- Compares two environments object by object; equal ones are rows too. The first is the base (say,
-- production), the second what stands against it.
--
-- Without connection strings the names are branches of this database: its own, brought up to date with
-- the catalog first, and environments as they were last fetched. With both, each database is fetched
-- first into the environment of that name (see pggit.fetch_environment). `include` adds 'owner',
-- 'privileges' and 'comments' to the structure.
--
-- Rows: object_type; object_name as PostgreSQL prints it with public in the search path; env1_status and
-- env2_status are the version, the first seven hex digits of the hash where none is known, or 'missing';
-- difference is 'Same' where the hashes are equal whatever the numbers say, 'Only in <name>', 'Version
-- mismatch' where both versions are known and differ, else 'Definition mismatch'. The same rows as
-- compareDatabases() of the TypeScript core; a test holds them equal.
--
-- Raises PG001 for one connection string alone, for equal names with connection strings and for an unknown
-- word in include, PG003 for an unknown environment, and what pggit.fetch_environment raises.
create or replace function pggit.compare_environments(
  env1_name text,
  env2_name text,
  connection_string1 text default null,
  connection_string2 text default null,
  include text[] default '{}'
) returns table (object_type text, object_name text, env1_status text, env2_status text, difference text)
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
set jit = off
as $$
declare
  aspects constant text[] := pggit.compared_aspects(include);
begin
  if (connection_string1 is null) <> (connection_string2 is null) then
    raise exception 'connection_string1 and connection_string2 go together: give both or neither'
      using
        errcode = 'PG001',
        hint = 'To compare this database with another, fetch that one: SELECT pggit.fetch_environment(name, connection_string);';
  end if;
  if connection_string1 is not null then
    if env1_name = env2_name then
      raise exception 'two databases need two names, and both are called %', quote_literal(env1_name)
        using errcode = 'PG001', hint = 'Each is fetched into the environment of its name.';
    end if;
    perform pggit.fetch_environment(env1_name, connection_string1);
    perform pggit.fetch_environment(env2_name, connection_string2);
  else
    perform pggit.refresh_environments(env1_name, env2_name);
  end if;

  return query
    select
      p.object_type,
      pggit.guide_name(p.identity),
      case when p.blob1 is null then 'missing' else coalesce(p.version1, left(p.hash1, 7)) end,
      case when p.blob2 is null then 'missing' else coalesce(p.version2, left(p.hash2, 7)) end,
      case
        when p.hash1 = p.hash2 then 'Same'
        when p.blob2 is null then 'Only in ' || env1_name
        when p.blob1 is null then 'Only in ' || env2_name
        when p.version1 <> p.version2 then 'Version mismatch'
        else 'Definition mismatch'
      end
    from pggit.pair_objects(
      pggit.environment_tree(env1_name), pggit.environment_tree(env2_name), aspects
    ) as p;
end
$$;

comment on function pggit.compare_environments(text, text, text, text, text[]) is
  'Compares two environments object by object, fetching them first where connection strings are given';
