-- Whether the statement that sets a facet fails where the facet is there already with another value, so
-- that it has to be unset first: what is added, attached or granted rather than set. A statement that only
-- happens to say such a word is unset first for nothing. Expects `statement`, and that the facet can be unset.
statement ~ '^GRANT |^DO |^ALTER .*\m(ADD|ATTACH PARTITION|INHERIT|MAPPING|RENAME)\M|^ALTER \w+ \S+ OF '
