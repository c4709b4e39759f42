/** Parameters of an address; what is null or empty is left out. */
export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** A path with parameters. */
export function pathWith(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") parameters.set(name, String(value));
  }
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}
