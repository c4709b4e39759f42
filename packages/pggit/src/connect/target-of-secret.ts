import * as z from "zod";
import { PggitError } from "../errors/pggit-error.ts";

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html */
const RdsSecret = z.lazy(() =>
  z.object({
    engine: z.string().optional(),
    username: z.string().min(1),
    password: z.string().min(1),
    host: z.string().min(1),
    port: z.union([z.int(), z.string().regex(/^\d+$/)]).default(5432),
    dbname: z.string().min(1).default("postgres"),
    ssl: z.boolean().optional(),
  }),
);

/**
 * The connection that the value of a secret describes.
 *
 * @param value a connection URL or string as it is, or the JSON that RDS keeps in its secrets
 * @throws PggitError SECRET_UNAVAILABLE, naming the field that is missing and no value
 */
export function targetOfSecret(value: string): string {
  const text = value.trim();
  if (!text.startsWith("{")) return text;
  const secret = RdsSecret.safeParse(parse(text));
  if (!secret.success) {
    const fields = [...new Set(secret.error.issues.map(({ path }) => path.join(".")))];
    throw unusable(`lacks a valid ${fields.join(", ")}`);
  }
  const { engine, username, password, host, port, dbname, ssl } = secret.data;
  if (engine !== undefined && !/postgres/i.test(engine)) {
    throw unusable(`is for the engine ${engine}, not PostgreSQL`);
  }
  const login = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`;
  const place = host.includes(":") ? `[${host}]` : host;
  const query = ssl ? "?sslmode=require" : "";
  return `postgres://${login}@${place}:${port}/${encodeURIComponent(dbname)}${query}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable("is JSON that cannot be read");
  }
}

function unusable(what: string): PggitError {
  return new PggitError({
    code: "SECRET_UNAVAILABLE",
    message: `The secret ${what}.`,
    hint: "Keep a connection URL in it, or JSON with username, password, host, port and dbname as RDS does.",
  });
}
