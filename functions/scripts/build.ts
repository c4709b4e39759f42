/**
 * Bundles each Lambda function into functions/dist/<name>: index.mjs with what a start needs, and parts that it loads
 * when they are first needed. It is not committed: infra/ deploys it.
 *
 *   node functions/scripts/build.ts              writes dist/ and prints sizes
 *   node functions/scripts/build.ts --why api    also prints what the largest inputs of one bundle's start are
 *   node functions/scripts/build.ts --like ENTRY FOLDER    bundles another entry in the same way, for benchmarks
 */
import { rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type OutputChunk, rolldown } from "rolldown";
import { licenses } from "../../packages/pggit/scripts/licenses.ts";
import { inputOptions, outputOptions } from "./bundle-options.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = fileURLToPath(new URL("../dist/", import.meta.url));

/**
 * Entries of src/lambda, with the most that all parts of a function may have together, and those that each start reads,
 * in KiB gzipped.
 */
const functions = {
  api: { all: 300, start: 120 },
  emergency: { all: 300, start: 120 },
  schedule: { all: 220, start: 60 },
} as const;

/** What takes long to read and no start needs: it has to be in parts of its own. */
const notAtStart = [/pggit\/src\/generated\/sql\.ts$/, /node_modules\/(?:pg|@neondatabase)\//];

const like = process.argv.indexOf("--like");
if (like > 0) {
  const [entry = "", folder = ""] = process.argv.slice(like + 1);
  await bundle(entry, folder);
} else {
  rmSync(dist, { recursive: true, force: true });
  for (const name of Object.keys(functions) as (keyof typeof functions)[]) await makeFunction(name);
}

async function makeFunction(name: keyof typeof functions): Promise<void> {
  const folder = join(dist, name);
  const entry = join(root, `functions/src/lambda/${name}.ts`);
  const parts = readAtStart(await bundle(entry, null));
  // Reading one file takes less time than many.
  const start = new Set(parts.flatMap(({ moduleIds }) => moduleIds));
  const chunks = await bundle(entry, folder, start);
  const paths = chunks.flatMap(({ moduleIds }) => moduleIds).map((id) => relative(root, id));
  writeFileSync(join(folder, "LICENSES.txt"), licenses(root, paths));
  const atStart = readAtStart(chunks);
  const limits = functions[name];
  const sizes = { all: kibOf(chunks), start: kibOf(atStart) };
  console.log(
    `functions/dist/${name}  ${sizes.all} KiB gzipped, at most ${limits.all}; ` +
      `a start reads ${sizes.start} of them, at most ${limits.start}`,
  );
  if (process.argv[process.argv.indexOf("--why") + 1] === name) explain(atStart);
  const early = atStart.flatMap(({ moduleIds }) => moduleIds).filter(isHeavy);
  for (const id of early) console.error(`${name}: a start reads ${relative(root, id)}`);
  if (sizes.all > limits.all || sizes.start > limits.start || early.length > 0) {
    process.exitCode = 1;
  }
}

/**
 * @param folder where to write it; null to see its parts only
 * @param together ids of modules that become one file beside the entry
 */
async function bundle(
  entry: string,
  folder: string | null,
  together?: ReadonlySet<string>,
): Promise<OutputChunk[]> {
  const build = await rolldown({ ...inputOptions, cwd: root, input: { index: entry } });
  const options = {
    ...outputOptions,
    ...(together && {
      codeSplitting: { groups: [{ name: "start", test: (id: string) => together.has(id) }] },
    }),
  };
  const { output } = folder
    ? await build.write({ ...options, dir: folder })
    : await build.generate(options);
  await build.close();
  return output.filter((part) => part.type === "chunk");
}

/** The entry, and all that it imports before it runs. */
function readAtStart(chunks: readonly OutputChunk[]): OutputChunk[] {
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of found) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk);
  }
  return [...found];
}

function kibOf(chunks: readonly OutputChunk[]): number {
  const bytes = chunks.reduce((sum, { code }) => sum + gzipSync(code).byteLength, 0);
  return Math.ceil(bytes / 1024);
}

function isHeavy(id: string): boolean {
  return notAtStart.some((pattern) => pattern.test(id));
}

/** The packages that take most of some parts, in bytes before compression. */
function explain(chunks: readonly OutputChunk[]): void {
  const sums = new Map<string, number>();
  for (const { modules } of chunks) {
    for (const [id, { renderedLength }] of Object.entries(modules)) {
      const owner = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? relative(root, id);
      sums.set(owner, (sums.get(owner) ?? 0) + renderedLength);
    }
  }
  const largest = [...sums].toSorted(([, a], [, b]) => b - a).slice(0, 25);
  for (const [owner, bytes] of largest) console.log(`  ${String(bytes).padStart(8)}  ${owner}`);
}
