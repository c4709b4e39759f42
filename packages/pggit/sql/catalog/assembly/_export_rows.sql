-- The rows of an export. Expects the CTEs of _export_order.sql, `placeholder` (what stands for a cut object
-- by `node`, and the statements that complete it), `unread` (objects that cannot be exported), and the
-- template parameter `title`, an expression.
select row_number() over (order by r.phase, r.number, r.node) as position, r.text || E'\n' as text
from (
  select 0 as phase, 0 as number, 0 as node, ({{_export_header title={{title}}}}) as text
  union all
  select
    -- from 900 on by place alone: an event trigger would fire on what comes after it
    case when p.place < 900 then 1 else p.place end, p.number, p.node,
    case when p.is_cut then coalesce(h.placeholder, p.bare, p.definition) else p.definition end
      || coalesce(E';\n' || p.metadata, '') || ';'
  from placed as p
  left join placeholder as h on h.node = p.node
  union all
  select 2, 0, p.node, coalesce(h.completion, p.rest) || ';'
  from placed as p
  left join placeholder as h on h.node = p.node
  where p.is_cut
  union all
  select 3, 0, p.node, p.late || ';'
  from placed as p
  where p.late is not null
) as r
