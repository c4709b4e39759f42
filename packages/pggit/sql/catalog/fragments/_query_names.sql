-- A query as it reads once it was restored. A cast that nobody named is called ?column? where it is a constant
-- of that type, and PostgreSQL then prints no name; read again, it is called after the type and printed so.
-- A list of VALUES that was an arm of its own is then one of a sub-select. Names that others see are not
-- lost: those of a view's columns are facets, and those of a sub-select stand where they are used. Expects
-- the template parameter `of`.
case
  when {{of}} !~ '::[a-z ]+(?:\([0-9,]+\))?(?:\[\])? AS (?:"[a-z]+"|[a-z0-9]+)|\( VALUES' then {{of}}
  else regexp_replace(
    {{of}},
    '(''(?:[^'']|'''')*''|"(?:[^"]|"")*"|\((?= VALUES))(?: (?=VALUES))?|(::(?:text(?:\[\])?(?= AS text\M)'
      || '|character varying(?:\([0-9]+\))?(?:\[\])?(?= AS "varchar")|character(?:\([0-9]+\))?(?:\[\])?(?= AS bpchar\M)'
      || '|integer(?:\[\])?(?= AS int4\M)|bigint(?:\[\])?(?= AS int8\M)|smallint(?:\[\])?(?= AS int2\M)'
      || '|boolean(?:\[\])?(?= AS bool\M)|numeric(?:\([0-9,]+\))?(?:\[\])?(?= AS "numeric")'
      || '|real(?:\[\])?(?= AS float4\M)|double precision(?:\[\])?(?= AS float8\M)|date(?:\[\])?(?= AS date\M)'
      || '|timestamp without time zone(?:\[\])?(?= AS "timestamp")|timestamp with time zone(?:\[\])?(?= AS timestamptz\M)'
      || '|time without time zone(?:\[\])?(?= AS "time")|interval(?:\[\])?(?= AS "interval")'
      || '|(?:jsonb?|uuid|bytea|name|regclass|oid)(?:\[\])?(?= AS (?:jsonb?|uuid|bytea|name|regclass|oid)\M)))'
      || ' AS (?:"[a-z]+"|[a-z0-9]+)',
    '\1\2', 'g'
  )
end
