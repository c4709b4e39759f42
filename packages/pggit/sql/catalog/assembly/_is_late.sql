-- Whether what a facet row `f` says waits for all objects: a foreign key, or what needs an index or an owner
-- (see "rank" in CONTRIBUTING.md).
(f.rank between 40000 and 49999 or f.rank between 70000 and 79999)
