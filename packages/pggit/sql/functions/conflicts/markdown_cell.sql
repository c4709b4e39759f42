-- A text as code in a cell of a Markdown table; empty for NULL. The fence is longer than any run of backquotes in it.
create or replace function pggit.markdown_cell(text_of text) returns text
language sql immutable security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case
    when text_of is null then ''
    else fence.mark || ' ' || replace(regexp_replace(text_of, '\s+', ' ', 'g'), '|', '\|') || ' ' || fence.mark
  end
  from (
    select repeat('`', 1 + coalesce(max(length(r.run[1])), 0)) as mark from regexp_matches(text_of, '(`+)', 'g') as r (run)
  ) as fence
$$;

comment on function pggit.markdown_cell(text) is 'A text as code in a cell of a Markdown table';
