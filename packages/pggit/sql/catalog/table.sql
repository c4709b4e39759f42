-- class: pg_class
-- present: pg_class relkind r p
-- place: 310
-- Tables, partitioned tables and partitions: columns, constraints, options, row security.
-- What a partition or an inheriting table has from its parent is the parent's and not repeated.
--
-- Capture reads one table after each statement, and what that costs is the number of scans that
-- PostgreSQL has to set up: so what stands in one row of the catalog is read in one branch.
{{_table_properties}}

union all
{{_table_columns relkinds='r', 'p'; noun=TABLE; after_type=_nothing}}

union all
{{_table_constraints relkinds='r', 'p'; noun=TABLE}}

union all
{{_relation_comments relkinds='r', 'p'; noun=TABLE}}

union all
{{_relation_labels relkinds='r', 'p'; noun=TABLE}}

union all
{{_cluster_and_toast relkinds='r', 'p'; noun=TABLE}}

union all
{{_key_indexes relkinds='r', 'p'}}

union all
{{_cloned_triggers relkinds='r', 'p'; noun=TABLE}}

union all
{{_identity_sequences relkinds='r', 'p'}}

union all
{{_relation_privileges relkinds='r', 'p'; acl=r; more=_identity_acls}}
