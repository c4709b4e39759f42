-- The order in which facets `f` of an object are set, and taken away the other way round: their rank, but an
-- identity comes after the NOT NULL that PostgreSQL asks of it.
f.rank + case when f.key like 'column:%/identity' then 4000 else 0 end
