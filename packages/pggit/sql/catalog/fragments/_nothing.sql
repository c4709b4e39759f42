-- What a template parameter that names a fragment names where there is nothing to say.
null
