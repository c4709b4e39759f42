-- Who gave the content of a blob that is stored again: all who did, or nobody once it was read from this
-- catalog.
case
  when known.stored_by @> excluded.stored_by then known.stored_by
  when not known.stored_by @> excluded.stored_by then known.stored_by || excluded.stored_by
end
