-- Where a database is, as an environment says what it was fetched from: host:port/database. Who logged in is not for
-- everybody who reads history.
format(
  '%s/%s',
  coalesce(host(inet_server_addr()) || ':' || inet_server_port(), 'local'), current_database()
)
