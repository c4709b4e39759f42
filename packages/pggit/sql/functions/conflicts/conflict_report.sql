-- A conflict as Markdown: what it is about, and base, current and incoming side by side, facet by facet, with what
-- collides in bold. Where the sides cannot be read, the reason in their place. Raises PG062 for an unknown id.
create or replace function pggit.conflict_report(conflict_id uuid) returns text
language plpgsql volatile security invoker
set search_path = pg_catalog, pg_temp
as $$
declare
  conflict constant pggit.conflict_registry := pggit.find_conflict(conflict_report.conflict_id);
  sides text;
begin
  begin
    select
      E'| facet | base | current | incoming | merged |\n|---|---|---|---|---|\n' || string_agg(
        format(
          '| %s | %s | %s | %s | %s |', pggit.markdown_cell(c.facet), pggit.markdown_cell(c.base), pggit.markdown_cell(c.current),
          pggit.markdown_cell(c.incoming), case c.merged when 'collision' then '**collision**' else c.merged end
        ), E'\n'
      )
    into sides
    from pggit.compare_conflict(conflict_report.conflict_id) as c;
  exception when others then
    sides := format('The sides cannot be shown: %s.', sqlerrm);
  end;
  return concat_ws(
    E'\n\n',
    format('### %s conflict over %s', initcap(conflict.conflict_type), pggit.markdown_cell(conflict.object_identifier)),
    pggit.describe_conflict(conflict) || '.',
    sides
  );
end
$$;

comment on function pggit.conflict_report(uuid) is 'A conflict as Markdown, its sides facet by facet';
