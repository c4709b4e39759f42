const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a URL names this machine itself. */
export function isOnLoopback(url: string): boolean {
  return loopback.test(URL.parse(url)?.hostname ?? "");
}
