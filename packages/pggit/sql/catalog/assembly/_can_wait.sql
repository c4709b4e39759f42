-- Whether a facet row `f` is a clause, or a statement that follows the CREATE, that an object can do without until what it
-- needs is there: a column's default, a check, an exclusion.
f.inline is not null and (f.rank between 16000 and 17999 or f.rank between 31000 and 39999)
