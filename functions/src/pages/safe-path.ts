const base = "http://page.invalid";

/**
 * A path of this page to go on to, of a text that anybody may have written.
 *
 * @returns the path with its query; /ui/ for all that leads elsewhere, or to the login itself
 */
export function safePath(text: string | null | undefined): string {
  const url = /^\/ui\/[\x21-\x5b\x5d-\x7e]*$/.test(text ?? "") ? URL.parse(text ?? "", base) : null;
  if (!url || url.origin !== base || !url.pathname.startsWith("/ui/")) return "/ui/";
  if (/^\/ui\/log(?:in|out)$/.test(url.pathname)) return "/ui/";
  return url.pathname + url.search;
}
