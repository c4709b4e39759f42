-- What a definition that somebody wrote says of an object: its structure, as pggit.blobs.content has it. The text
-- is one CREATE statement of the object's own kind, its name with or without the schema of the identity. `sequences` are
-- the objects that its serial columns bring along.
--
-- It is not trusted. It is read by being executed, in a schema of its own that nobody knows the name of, by a
-- role without rights (pggit.execute_definition), and rolled back whatever comes of it.
--
-- Raises PG067 for what is not one statement of the kind, for another object, and where PostgreSQL refuses it;
-- PG069 for a kind whose definitions cannot be read from text, and where pggit.check_parser finds no role to read them.
--
-- SECURITY DEFINER: makes the scratch schema, which the caller need not be allowed to.
create or replace function pggit.read_definition(object_type text, identity text, definition text) returns jsonb
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  scratch constant text := 'pggit_scratch_' || replace(gen_random_uuid()::text, '-', '');
  word constant text := '("(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*)';
  header constant text := pggit.definition_header(read_definition.object_type);
  path constant text[] := parse_ident(read_definition.identity, false);
  outline text;
  parts text[];
  content jsonb;
  problem text;
  quoted text;
begin
  if header is null or cardinality(path) <> 2 then
    raise exception 'a definition of % % cannot be read from text', read_definition.object_type, read_definition.identity
      using errcode = 'PG069', hint = 'Resolve the conflict with use_current, or with custom and the SQL to run.';
  end if;
  perform pggit.check_parser();

  outline := pggit.outline_statement(read_definition.definition);
  parts := regexp_match(read_definition.definition, format('^\s*(%s)(?:%s\s*\.\s*)?%s(.*)$', header, word, word), 'i');
  if parts is null then
    raise exception 'the definition is not one of a %: it begins with %', read_definition.object_type,
      quote_literal(left(regexp_replace(read_definition.definition, '\s+', ' ', 'g'), 40))
      using errcode = 'PG067', hint = format('Give one CREATE statement of %s.', read_definition.identity);
  elsif (parse_ident(parts[3]))[1] <> path[2] or (parse_ident(parts[2]))[1] <> path[1] then
    raise exception 'the definition is of %, not of %', concat_ws('.', parts[2], parts[3]), read_definition.identity
      using errcode = 'PG067', hint = format('Give the definition of %s.', read_definition.identity);
  end if;

  begin
    -- What is granted for a reading is written into rows that another reading's grants are written into, too: two at
    -- once would wait for each other. This is let go with the reading, not with the transaction.
    perform pg_advisory_xact_lock(hashtext('pggit.read_definition'));
    execute format('create schema %I', scratch);
    perform pggit.grant_reading(read_definition.definition, scratch, path[1]);
    perform pggit.execute_definition(
      pggit.definition_statement(
        read_definition.object_type, parts[1] || format('%I.', scratch) || parts[3] || parts[4], outline
      ),
      scratch, path[1]
    );
    content := coalesce(
      pggit.live_object(
        read_definition.object_type,
        scratch || substr(read_definition.identity, strpos(read_definition.identity, '.' || quote_ident(path[2])))
      ) || jsonb_build_object('sequences', pggit.owned_sequences(to_regclass(format('%I.%I', scratch, path[2])))),
      '{}'
    );
    raise exception 'rolled back' using errcode = 'triggered_action_exception';
  exception when query_canceled or others then
    problem := case when content is null then sqlerrm end;
    if sqlstate in ('57014', 'PG067') then
      raise;
    end if;
  end;
  if problem is not null then
    raise exception 'the definition of % cannot be read: %', read_definition.identity, replace(problem, scratch, path[1])
      using errcode = 'PG067', hint = 'It is read with hardly any rights, and what it refers to has to be here.';
  elsif content = '{}' then
    raise exception 'the definition does not make % %', read_definition.object_type, read_definition.identity
      using errcode = 'PG067', hint = 'Its kind and arguments have to be those of the conflict.';
  end if;

  -- as it stands inside a string of json
  quoted := to_jsonb(quote_ident(path[1]))::text;
  content := replace(content::text, scratch, substr(quoted, 2, length(quoted) - 2))::jsonb;
  return pggit.structure_of(content, path[1]) || jsonb_build_object(
    'sequences', (
      select coalesce(jsonb_agg(pggit.structure_of(s.one, path[1])), '[]') from jsonb_array_elements(content -> 'sequences') as s (one)
    )
  );
end
$$;

comment on function pggit.read_definition(text, text, text) is
  'What a definition that somebody wrote says of an object; executed without rights and rolled back; PG067 where it is not one';
