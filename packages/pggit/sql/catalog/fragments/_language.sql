-- What the language `o` is, as CREATE says it.
concat(
  case when o.lanpltrusted then 'TRUSTED ' end, format('LANGUAGE %I', o.lanname),
  ' HANDLER ' || nullif(o.lanplcallfoid, 0)::regproc,
  ' INLINE ' || nullif(o.laninline, 0)::regproc,
  ' VALIDATOR ' || nullif(o.lanvalidator, 0)::regproc
)
