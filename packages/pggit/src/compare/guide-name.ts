/**
 * An identity as PostgreSQL prints it with `public` in the search path, which
 * is how the guide names objects: `users`, `calculate_tax(numeric)`,
 * `api.orders`, `audit on users`. pggit.guide_name() is the same rule in SQL.
 */
export function guideName(identity: string): string {
  return identity
    .replace(/^public\./, "")
    .replace(/^("(?:[^"]|"")*"|[^" ]+) on public\./, "$1 on ");
}
