-- The objects that lost a part to the running statement and are still there, each once: tables whose
-- foreign key went with the table it pointed to, whose column went with its type, whose default went
-- with its function; publications of a table or schema that went. Not the table that an ALTER names: the
-- event at its end tells of that, which it does not of a publication. To be called from a trigger on
-- sql_drop only, with its tag.
create or replace function pggit.losing_objects(command_tag text)
returns table (classid oid, objid oid, object_type text)
language sql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
  with part as (
    select
      d.original,
      case
        when d.classid in ('pg_class'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass) then 'pg_class'::regclass
        else 'pg_publication'::regclass
      end as classid,
      case d.classid
        when 'pg_class'::regclass then d.objid
        when 'pg_constraint'::regclass then to_regclass(format('%I.%I', d.address_names[1], d.address_names[2]))::oid
        when 'pg_attrdef'::regclass then to_regclass(format('%I.%I', d.address_names[1], d.address_names[2]))::oid
        else (select p.oid from pg_publication as p where p.pubname = d.address_args[1])
      end as owner
    from pg_event_trigger_dropped_objects() as d
    where
      not d.is_temporary
      and ({{_lost_part}})
  )
  select b.classid, b.objid, b.object_type
  from (select distinct p.classid, p.owner from part as p where p.owner is not null) as loser
  cross join lateral pggit.object_behind(loser.classid, loser.owner) as b
  where
    b.object_type is not null
    and not pggit.is_extension_member(b.classid, b.objid)
    and not (
      command_tag like 'ALTER %'
      and loser.classid = 'pg_class'::regclass
      and loser.owner in (select named.owner from part as named where named.original and named.owner is not null)
    )
$$;

comment on function pggit.losing_objects(text) is 'Objects that lost a part to the running statement and are still there';
