-- What an identity column's clause says of its sequence in parentheses: its name where it is not the one that
-- PostgreSQL gives, and its options where not all are defaults; empty where there is nothing to say. Expects `c`
-- (pg_class) and `a` (pg_attribute) of the column, `q` (pg_class) and `s` (pg_sequence) of the sequence.
concat_ws(' ', 'SEQUENCE NAME ' || case when q.relname <> {{_given_name label=seq; room=58}} then q.oid::regclass::text end, nullif({{_sequence_options}}, ''))
