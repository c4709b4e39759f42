-- Whether a facet row `f` is a clause that an object can do without until what it needs is there: a
-- column's default, a check, an exclusion.
f.inline <> '' and (f.rank between 16000 and 17999 or f.rank between 31000 and 39999)
