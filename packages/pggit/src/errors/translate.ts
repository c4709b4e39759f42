import { ZodError } from "zod";
import { fromDriver } from "./driver-errors.ts";
import { fromNetwork } from "./network-errors.ts";
import type { ErrorContent } from "./pggit-error.ts";
import { fromPostgres } from "./postgres-errors.ts";
import { scrub } from "./scrub.ts";

/** What the place that caught an error knows about it. */
export interface ErrorContext {
  /** The database as people name it: host:port/database. */
  readonly label?: string | undefined;
  /** Strings that must not be shown. */
  readonly secrets?: readonly string[] | undefined;
}

/** The content of the error that stands for whatever was thrown; secrets are out of it. */
export function translate(thrown: unknown, context: ErrorContext): ErrorContent {
  const content = recognise(thrown, context.label ?? "the database");
  const clean = (text: string) => scrub(text, context.secrets);
  return {
    ...content,
    message: clean(content.message),
    hint: clean(content.hint),
    ...(content.detail && { detail: clean(content.detail) }),
    ...(content.cause instanceof Error && { cause: cleanCopy(content.cause, clean) }),
  };
}

/** Keeps name, message and stack for whoever debugs it, and leaves the rest: fields may hold secrets too. */
function cleanCopy(error: Error, clean: (text: string) => string): Error {
  const copy = new Error(clean(error.message));
  copy.name = error.name;
  copy.stack = clean(error.stack ?? "");
  return copy;
}

function recognise(raw: unknown, label: string): ErrorContent {
  const thrown = fromEvent(raw);
  return (
    fromPostgres(thrown, label) ??
    fromNetwork(thrown, label) ??
    fromDriver(thrown, label) ??
    fromZod(thrown) ??
    fromAnything(thrown)
  );
}

/** A WebSocket that fails rejects with an event, whose error says nothing in words. */
function fromEvent(thrown: unknown): unknown {
  if (typeof Event === "undefined" || !(thrown instanceof Event)) return thrown;
  const cause = "error" in thrown ? thrown.error : undefined;
  return new Error("WebSocket connection error", { cause });
}

function fromZod(thrown: unknown): ErrorContent | undefined {
  if (!(thrown instanceof ZodError)) return undefined;
  const issues = thrown.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  return {
    code: "INVALID_ARGUMENT",
    message: `Not valid: ${issues.join("; ")}.`,
    hint: "Correct the value and try again.",
  };
}

function fromAnything(thrown: unknown): ErrorContent {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: "INTERNAL",
    message: `Something unexpected went wrong: ${message || "no message was given"}`,
    hint: "This is likely a fault in pgGit; report it together with what you ran.",
    ...(thrown instanceof Error && { cause: thrown }),
  };
}
