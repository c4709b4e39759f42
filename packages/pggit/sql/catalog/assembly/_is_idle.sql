-- Whether a statement does nothing where the facet is there, whatever its value: a label of an enum stays where it
-- is. Expects `statement`.
statement ~ '^ALTER TYPE .* ADD VALUE IF NOT EXISTS '
