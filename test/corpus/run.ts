/**
 * `npm run corpus -- DIR [VERSION]`: every pair of schemas below DIR on real
 * servers. A schema loaded twice must compare Same for every object; the two
 * of a pair must differ exactly where their scripts do; and each must come back
 * from its export. Everything is compared: owner, privileges and comments too.
 */
import { type Comparison, compareDatabases, connect } from "pggit";
import { type Server, startServer } from "../servers/embedded.ts";
import { load, unload } from "./load.ts";
import { type Pair, readPairs, sayTheSame } from "./pairs.ts";
import { lostByExport } from "./restores.ts";

const [folder, version = "18"] = process.argv.slice(2);
if (folder === undefined || folder === "--help") {
  console.error(
    "Usage: npm run corpus -- DIR [VERSION]\n\nExample: npm run corpus -- ../corpus 18",
  );
  process.exit(folder === "--help" ? 0 : 2);
}

/** What a pair came to: nothing where we agree with it. */
type Verdict = { agrees: true } | { agrees: false; reason: string };

const pairs = readPairs(folder);
const [base, head] = await Promise.all([start(), start()]);
const disagreements: string[] = [];
let done = 0;
try {
  for (const pair of pairs) {
    const verdict = await judge(pair);
    if (!verdict.agrees) disagreements.push(`${pair.name}: ${verdict.reason}`);
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${pairs.length}`);
  }
} finally {
  await Promise.all([base.close(), head.close()]);
}
console.log(
  `${pairs.length - disagreements.length} of ${pairs.length} pairs agree on PostgreSQL ${version}`,
);
for (const disagreement of disagreements) console.log(`  ${disagreement}`);
process.exitCode = disagreements.length === 0 ? 0 : 1;

function start(): Promise<Server> {
  return startServer({ version: Number(version), settings: { wal_level: "logical" } });
}

async function judge(pair: Pair): Promise<Verdict> {
  try {
    await load(base, "corpus", pair.a);
    await load(head, "corpus", pair.a);
    const twice = await compare();
    const different = twice.rows.filter((row) => row.difference !== "Same");
    if (different.length > 0) {
      return disagree(
        `a.sql loaded twice differs in ${different.map((row) => row.identity).join(", ")}`,
      );
    }
    await unload(head, "corpus");
    await load(head, "corpus", pair.b);
    for (const [name, server] of [
      ["a.sql", base],
      ["b.sql", head],
    ] as const) {
      const lost = await lostByExport(server, "corpus");
      if (lost !== null) return disagree(`${name}: ${lost}`);
    }
    return judgeDifference(pair, await compare());
  } catch (error) {
    return disagree(String(error));
  } finally {
    await Promise.all([unload(base, "corpus"), unload(head, "corpus")]);
  }
}

function judgeDifference(pair: Pair, comparison: Comparison): Verdict {
  const found = comparison.rows.some((row) => row.difference !== "Same");
  if (found !== sayTheSame(pair)) return { agrees: true };
  if (found) return disagree("found a difference where the scripts say the same");
  const kinds = [...new Set(comparison.not_compared.map((kind) => kind.object_type))];
  return disagree(
    kinds.length > 0
      ? `found no difference; not compared: ${kinds.join(", ")}`
      : "found no difference",
  );
}

function disagree(reason: string): Verdict {
  return { agrees: false, reason: reason.replaceAll(/\s+/g, " ") };
}

async function compare(): Promise<Comparison> {
  const [left, right] = await Promise.all([
    connect(base.url("corpus")),
    connect(head.url("corpus")),
  ]);
  try {
    return await compareDatabases(
      { name: "a", sql: left },
      { name: "b", sql: right },
      {
        include: ["owner", "privileges", "comments"],
      },
    );
  } finally {
    await Promise.all([left.close(), right.close()]);
  }
}
