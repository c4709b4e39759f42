-- What an object's hash is taken over: key and value of its facets, each with its length before it so
-- that no two different sets of facets read alike, in the order of the key's bytes.
-- Expects `f`, facet rows grouped by object, and the template parameters `which` and `order`: the clause
-- that orders them, empty where they come in that order. A facet without a value adds nothing.
encode(
  sha256(
    convert_to(
      coalesce(
        string_agg(
          length(f.key) || ':' || f.key || length(f.value) || ':' || f.value, '' {{order}}
        ) filter (where {{which}}),
        ''
      ),
      'UTF8'
    )
  ),
  'hex'
)
