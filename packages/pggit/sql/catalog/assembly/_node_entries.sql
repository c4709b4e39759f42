-- The entries of a tree node, `key` and `value`, where every node of a store is read: of each call of jsonb_each
-- PostgreSQL keeps 300 bytes until the statement ends. They are taken out of their compression once, not for every key.
-- Expects the template parameter `of`, the alias of the node.
(
  select k.key, whole.entries -> k.key as value
  from (select {{of}}.entries || '{}' as entries offset 0) as whole
  cross join lateral jsonb_object_keys(whole.entries) as k (key)
)
