-- How many objects a tree node holds, by its entries: a leaf's are one each, an inner node's say how many.
-- Expects the template parameter `of`, the alias of the node.
(select sum(coalesce((e.value ->> 'count')::integer, 1)) from jsonb_each({{of}}.entries) as e)
