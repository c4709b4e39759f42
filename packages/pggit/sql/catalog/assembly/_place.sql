-- Where a database is, as an environment says what it was fetched from: user@host:port/database, no password.
format(
  '%s@%s/%s',
  current_user, coalesce(host(inet_server_addr()) || ':' || inet_server_port(), 'local'), current_database()
)
