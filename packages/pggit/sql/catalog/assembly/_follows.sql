-- Whether the statement of a facet row `f` comes right after the CREATE statement that cannot say it.
f.inline = '' and f.key <> 'object' and f.aspect = 'structure' and f.rank < 70000 and f.rank not between 40000 and 49999
