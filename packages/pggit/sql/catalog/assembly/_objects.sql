-- The objects of all kinds that are the user's own: not an extension's, not pgGit's, not the system's.
with member as materialized (
{{_extension_members}}
)
select {{columns}}
from (
{{objects}}
) as o
where {{_is_users}}
