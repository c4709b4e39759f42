/**
 * The header Link of a list's page that is not the last (RFC 8288). The next page is
 * a path: behind a gateway nobody knows the host that callers use.
 *
 * @param url that of the request
 * @param after where the next page begins; null on the last one, which has no such header
 */
export function nextLink(url: string, after: string | null): { Link?: string } {
  if (after === null) return {};
  const next = new URL(url);
  next.searchParams.set("after", after);
  return { Link: `<${next.pathname}${next.search}>; rel="next"` };
}
