import * as z from "zod";

/** A JSON object as text, as a flag takes it; PostgreSQL reads it as jsonb. */
export const JsonText = z.string().refine(isObject, "is not a JSON object");

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
