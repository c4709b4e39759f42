-- How many objects a tree node holds, by its entries: a leaf's are one each, an inner node's say how many.
-- Expects the template parameter `of`, the alias of the node.
(select sum(coalesce((e.value ->> 'count')::integer, 1)) from {{_node_entries of={{of}}}} as e)
