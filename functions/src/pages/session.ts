import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isOnLoopback } from "../auth/loopback.ts";

/** Seconds that a session lasts at most. */
const longestSession = 8 * 60 * 60;

/** A key fits into a cookie as it is; a token of GitHub is for one call, and no session. */
const wellFormed = /^[\w.-]{1,512}$/;

const name = "pggit_session";

/** Whether a text could be a key at all. */
export function couldBeKey(text: string): boolean {
  return wellFormed.test(text);
}

/** The key that a visitor logged in with; null where nobody is logged in. */
export function keyOf(context: Context): string | null {
  const key = getCookie(context, name, "secure") ?? getCookie(context, name);
  return key !== undefined && couldBeKey(key) ? key : null;
}

/**
 * Keeps the key of a visitor in a cookie that scripts cannot read and that no other
 * site's request carries. It is the key itself, so that removing a key from the
 * configuration ends its sessions, and there is no further secret to keep.
 *
 * @param expiresAt of the key; null where it does not
 */
export function openSession(context: Context, key: string, expiresAt: Date | null): void {
  const left = expiresAt === null ? Infinity : (expiresAt.getTime() - Date.now()) / 1000;
  const maxAge = Math.max(0, Math.floor(Math.min(longestSession, left)));
  setCookie(context, name, key, { ...cookieOptions(context), maxAge });
}

/** Forgets the key. */
export function closeSession(context: Context): void {
  deleteCookie(context, name, cookieOptions(context));
}

/** What all cookies of the pages have: sent to pages only, and encrypted wherever the visitor's connection is. */
export function cookieOptions(context: Context) {
  const isSecure = isEncrypted(context.req.raw);
  return {
    path: "/ui",
    httpOnly: true,
    sameSite: "Strict" as const,
    secure: isSecure,
    ...(isSecure && { prefix: "secure" as const }),
  };
}

/**
 * Whether the visitor's own connection is encrypted: behind a gateway ours may not
 * be, and its header or the browser's `Origin` says it. Whoever makes these up
 * gets a cookie that is sent over encrypted connections only.
 */
function isEncrypted(request: Request): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  const origin = request.headers.get("origin") ?? "";
  return (
    new URL(request.url).protocol === "https:" ||
    forwarded === "https" ||
    origin.startsWith("https://")
  );
}

/** Whether somebody between the visitor and this machine can read what he sends. */
export function isReadable(request: Request): boolean {
  return !isEncrypted(request) && !isOnLoopback(request.url);
}
