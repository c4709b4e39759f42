-- When the schema last changed, as history has it. Expects pgGit to be installed.
select c.committed_at
from pggit.branches as b
inner join pggit.commits as c on c.hash = b.head_hash
where b.is_current
