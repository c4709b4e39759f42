import * as z from "zod";
import { deepest, isNestedTooDeep } from "../http/nested-too-deep.ts";
import { type Delivery, malformed } from "./delivery.ts";
import { sha256 } from "./hmac.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** The JSON of a body, in the shape that its sender promises. @throws PggitError MALFORMED_DELIVERY */
export function parseBody<Shape extends z.ZodType>(
  body: Uint8Array<ArrayBuffer>,
  shape: Shape,
): z.output<Shape> {
  const parsed = shape.safeParse(read(decode(body)));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 3).map(({ path, message }) => {
    return `${path.join(".") || "the body"}: ${message}`;
  });
  throw malformed(issues.join("; "));
}

function decode(body: Uint8Array<ArrayBuffer>): string {
  try {
    return decoder.decode(body);
  } catch {
    throw malformed("it is not UTF-8");
  }
}

function read(text: string): unknown {
  if (isNestedTooDeep(text)) throw malformed(`it is nested more than ${deepest} levels deep`);
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("it is not JSON");
  }
}

/** ISO 8601 with an offset, in a century that PostgreSQL and people know. */
export const Instant = z
  .string()
  // CloudWatch writes the offset without its colon
  .transform((text) => new Date(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")))
  .refine((time) => isSensible(time), "is not a time, such as 2026-11-22T10:30:00Z");

/** A time in seconds or milliseconds since 1970, as a number or its digits. */
export const Epoch = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .transform((number) => new Date(number < 1e11 ? number * 1000 : number))
  .refine((time) => isSensible(time), "is not a time in seconds or milliseconds since 1970");

function isSensible(time: Date): boolean {
  const year = Number.isNaN(time.getTime()) ? 0 : time.getUTCFullYear();
  return year >= 2000 && year < 2100;
}

/** What goes on record of a delivery: one line each, of a length that can be indexed and read. */
export async function tidy(delivery: Delivery): Promise<Delivery> {
  return {
    ...delivery,
    id: await short(delivery.id),
    incident: await short(delivery.incident),
    title: oneLine(delivery.title, 200) || "untitled",
  };
}

async function short(key: string): Promise<string> {
  const clean = oneLine(key, Number.POSITIVE_INFINITY);
  return clean === key && key.length <= 200 ? key : `sha256:${await sha256(key)}`;
}

/** A text from outside without line breaks and control characters, at most so many characters long. */
export function oneLine(text: string, length: number): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const characters = [...plain];
  return characters.length <= length ? plain : `${characters.slice(0, length - 1).join("")}…`;
}
