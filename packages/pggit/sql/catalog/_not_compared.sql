select ''::text as object_type, 0::bigint as count, '{}'::text[] as names where false
