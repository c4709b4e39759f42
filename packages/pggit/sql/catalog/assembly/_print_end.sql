-- Lets go of what printing locked, which rolling back does, and tries again where it waited for too long. Expects the variables `since` and `patience`, the caller's lock_timeout.
raise exception using errcode = 'raise_exception'; exception when raise_exception then exit; when lock_not_available then perform pggit.wait_to_print(since, patience); end; end loop;
