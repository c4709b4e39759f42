-- Placeholders of the objects that were cut: see placeholders/.
select 'pg_class'::regclass::oid as classid, v.*
from (
{{_view_placeholder}}
) as v
where v.objid in (select p.objid from placed as p where p.is_cut and p.classid = 'pg_class'::regclass)
union all
select 'pg_proc'::regclass, r.*
from (
{{_routine_placeholder}}
) as r
where r.objid in (select p.objid from placed as p where p.is_cut and p.classid = 'pg_proc'::regclass)
union all
select 'pg_type'::regclass, d.*
from (
{{_domain_placeholder}}
) as d
where d.objid in (select p.objid from placed as p where p.is_cut and p.classid = 'pg_type'::regclass)
