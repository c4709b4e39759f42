-- Records what was installed, so that pggit.verify_consistency() can tell what was altered since.
delete from pggit.installed_functions;
insert into pggit.installed_functions (identity, definition_hash)
select p.oid::regprocedure::text, pggit.routine_hash(p.oid)
from pg_catalog.pg_proc as p
where p.pronamespace = 'pggit'::regnamespace;

-- its work is done, and the session may live on
drop function pg_temp.apply_function(text, text);
