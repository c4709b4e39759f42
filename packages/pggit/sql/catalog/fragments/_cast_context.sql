-- Where the cast `o` is done unasked; NULL where it has to be asked for.
case o.castcontext when 'a' then 'ASSIGNMENT' when 'i' then 'IMPLICIT' end
