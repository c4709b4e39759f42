-- What holds a blob's hashes of its facets to the blob: they cannot be altered alone. Computing it is so
-- much cheaper than computing those hashes again that every blob is checked by it each time.
-- Expects the template parameter `of`, the alias of a row with the three hashes.
sha256({{of}}.hash || {{of}}.structure_hash || {{of}}.full_hash)
