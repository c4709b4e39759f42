-- Included where a sequence's options are printed: nothing where all are the defaults of its type,
-- else every one of them. Expects `s`, a row of pg_sequence.
case
  when s.seqincrement = 1 and s.seqstart = 1 and s.seqmin = 1 and s.seqcache = 1 and not s.seqcycle
    and s.seqmax = case s.seqtypid
      when 'int2'::regtype then 32767
      when 'int4'::regtype then 2147483647
      else 9223372036854775807
    end
    then ''
  else format(
    'START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s',
    s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' CYCLE' else '' end
  )
end
