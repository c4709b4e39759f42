import { PggitError } from "pggit";
import { readBody } from "../http/read-body.ts";

/** What was written into a form. */
export interface FormFields {
  /** A field's text without blanks around it; empty where it was not sent. */
  text(name: string): string;
  /** As {@link text}, null where that is empty. */
  optional(name: string): string | null;
  /** Every value of a field that may be sent several times, such as boxes of one name. */
  all(name: string): readonly string[];
  /** Whether a box is ticked. */
  isTicked(name: string): boolean;
  /** The key under which what the form asks for is done once, however often it is sent. */
  readonly idempotencyKey: string;
}

/** The name of the hidden field that every form has. */
export const keyField = "idempotency_key";

/**
 * Reads a form.
 *
 * @param limit bytes of the body at most
 * @throws PggitError UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, INVALID_ARGUMENT for a form without its key
 */
export async function readForm(request: Request, limit: number): Promise<FormFields> {
  const media = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(media)) {
    throw new PggitError({
      code: "UNSUPPORTED_MEDIA_TYPE",
      message: "What was sent is no form of this page.",
      hint: "Open the page in a browser; programs call the API below /v1.",
    });
  }
  const body = new TextDecoder().decode(await readBody(request, limit));
  const fields = new URLSearchParams(body);
  const text = (name: string) => (fields.get(name) ?? "").trim();
  return {
    text,
    optional: (name) => text(name) || null,
    all: (name) => fields.getAll(name),
    isTicked: (name) => fields.has(name),
    get idempotencyKey() {
      const key = text(keyField);
      if (/^[\w-]{8,64}$/.test(key)) return key;
      throw new PggitError({
        code: "INVALID_ARGUMENT",
        message: "The form came without the key that keeps it from being done twice.",
        hint: "Load the page anew and send its form again.",
      });
    },
  };
}

/**
 * Makes sure that what cannot be undone was meant: somebody typed what the form asked for.
 *
 * @throws PggitError INVALID_ARGUMENT
 */
export function requireTyped(form: FormFields, name: string, wanted: string): void {
  if (form.text(name) === wanted) return;
  throw new PggitError({
    code: "INVALID_ARGUMENT",
    message: "What was typed to confirm is not what the form asks for; nothing was done.",
    hint: `Type ${wanted} exactly as it is, and send the form again.`,
  });
}
