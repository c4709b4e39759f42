import type { PGlite } from "@electric-sql/pglite";
import { PggitError } from "../errors/index.ts";
import { embeddedDirectory } from "./embedded-target.ts";
import { sessionSql } from "./session.ts";
import type { Sql } from "./sql.ts";
import { parserOf } from "./values.ts";
import { NoticeListeners, type Wire } from "./wire.ts";

/**
 * Opens an embedded PostgreSQL.
 *
 * @param target `memory:` for one that ends with the process, `pglite:/directory` for one that stays
 * @throws PggitError DRIVER_MISSING where the optional package is not installed
 */
export async function connectPglite(target: string): Promise<Sql> {
  const { PGlite } = await load();
  const directory = embeddedDirectory(target);
  try {
    return pgliteSql(
      await PGlite.create(directory === undefined ? {} : { dataDir: directory }),
      target,
    );
  } catch (error) {
    throw new PggitError({
      code: "CONNECTION_FAILED",
      message: `The embedded database ${target} could not be opened.`,
      hint: "Check that its directory can be written, was made by this version of PGlite and is not in use.",
      cause: error,
    });
  }
}

/**
 * An Sql over a PGlite that is already there; closing it closes the PGlite.
 *
 * @param label how it is named to people
 */
export function pgliteSql(instance: PGlite, label = "memory:"): Sql {
  const notices = new NoticeListeners();
  return sessionSql({ label, wire: pgliteWire(instance, notices, label), notices });
}

function pgliteWire(instance: PGlite, notices: NoticeListeners, label: string): Wire {
  const onNotice = (notice: Parameters<NoticeListeners["tell"]>[0]) => notices.tell(notice);
  // PGlite has parsers of its own for the types it knows; each is replaced for our queries alone.
  const ours = () => {
    const types = Object.keys(instance.parsers).map(Number).filter(Number.isInteger);
    const parsers = Object.fromEntries(types.map((type) => [type, parserOf(type)]));
    const known = Object.keys(instance.serializers).map(Number).filter(Number.isInteger);
    const serializers = Object.fromEntries(known.map((type) => [type, String]));
    return { parsers, serializers, onNotice };
  };
  const options = ours();
  const translated = async <Result>(work: Promise<Result>) => {
    try {
      return await work;
    } catch (error) {
      throw PggitError.from(error, { label });
    }
  };
  return {
    query: async (text, parameters) => {
      const { rows } = await translated(instance.query<object>(text, [...parameters], options));
      return rows;
    },
    script: async (text) => (await translated(instance.exec(text, options))).at(-1)?.command,
    close: async () => {
      if (!instance.closed) await instance.close();
    },
  };
}

async function load(): Promise<typeof import("@electric-sql/pglite")> {
  try {
    return await import("@electric-sql/pglite");
  } catch (error) {
    throw new PggitError({
      code: "DRIVER_MISSING",
      message:
        "An embedded database needs the package @electric-sql/pglite, which is not installed.",
      hint: "Run npm install @electric-sql/pglite, or name a PostgreSQL server as the target.",
      cause: error,
    });
  }
}
