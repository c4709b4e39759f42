import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { cookieOptions } from "./session.ts";

const name = "pggit_said";

/** A cookie holds some four thousand bytes once it is encoded. */
const longest = 900;

/**
 * Leaves a sentence for the page that follows a form. It is kept in a cookie and not
 * in the address, where anybody could write a sentence of his own.
 */
export function say(context: Context, sentence: string): void {
  setCookie(context, name, sentence.slice(0, longest), { ...cookieOptions(context), maxAge: 60 });
}

/** Takes the sentence that was left, which is then gone; null where there is none. */
export function takeSaid(context: Context): string | null {
  const sentence = getCookie(context, name, "secure") ?? getCookie(context, name);
  if (sentence === undefined) return null;
  deleteCookie(context, name, cookieOptions(context));
  return sentence;
}
