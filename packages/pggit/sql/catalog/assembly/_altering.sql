-- The statement that gives a facet another value: the one that sets it, but for an identity, which keeps its sequence
-- and where that stands, unless it is to count the other way. Its options are said all or, where they are the
-- defaults, not at all; its name is a facet of its own. Expects `before` and `after`, a facet's JSON.
case
  when
    before ->> 'set' ~ '{{_adds_identity}}' and after ->> 'set' ~ '{{_adds_identity}}'
    and (before ->> 'set' ~ ' INCREMENT BY -') = (after ->> 'set' ~ ' INCREMENT BY -')
    then
    regexp_replace(after ->> 'set', '{{_adds_identity}}', 'SET GENERATED \1')
    || case when concat(before ->> 'set', after ->> 'set') ~ 'START WITH -?\d+ INCREMENT BY ' then coalesce(
      ' ' || regexp_replace(
        substring(after ->> 'set' from '(START WITH -?\d+ INCREMENT BY [^)]*)\)$'),
        '(START|INCREMENT|MINVALUE|MAXVALUE|CACHE|CYCLE)', 'SET \1', 'g'
      ) || case when after ->> 'set' like '%CYCLE)' then '' else ' SET NO CYCLE' end,
      ' SET START WITH 1 SET INCREMENT BY 1 SET NO MINVALUE SET NO MAXVALUE SET CACHE 1 SET NO CYCLE'
    ) else '' end
  else after ->> 'set'
end
