/**
 * Bundles each Lambda function into functions/dist/<name>/index.mjs, which is not committed: infra/ deploys it.
 *
 *   node functions/scripts/build.ts              writes dist/ and prints sizes
 *   node functions/scripts/build.ts --why api    also prints what the largest inputs of one bundle are
 *   node functions/scripts/build.ts --like ENTRY FILE    bundles another entry in the same way, for benchmarks
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { bundleOptions } from "./bundle-options.ts";
import { licenses } from "../../packages/pggit/scripts/licenses.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = new URL("../dist/", import.meta.url);

/** Entries of src/lambda, and the most that each may have, in KiB gzipped: a cold start reads all of it. */
const functions = { api: 300, emergency: 300, schedule: 300 } as const;

const like = process.argv.indexOf("--like");
if (like > 0) {
  const [entry = "", outfile = ""] = process.argv.slice(like + 1);
  await build({ ...bundleOptions, entryPoints: [entry], outfile });
  process.exit();
}

const why = process.argv[process.argv.indexOf("--why") + 1];
rmSync(dist, { recursive: true, force: true });
for (const [name, limit] of Object.entries(functions)) {
  const { metafile, size } = await bundle(name);
  const kib = Math.ceil(size / 1024);
  console.log(`functions/dist/${name}/index.mjs  ${kib} KiB gzipped, at most ${limit}`);
  if (process.argv.includes("--why") && why === name) explain(metafile);
  if (kib > limit) process.exitCode = 1;
}

async function bundle(name: string): Promise<{ metafile: Metafile; size: number }> {
  const folder = new URL(`${name}/`, dist);
  const outfile = new URL("index.mjs", folder);
  const { metafile } = await build({
    entryPoints: [`functions/src/lambda/${name}.ts`],
    absWorkingDir: root,
    outfile: fileURLToPath(outfile),
    ...bundleOptions,
    metafile: true,
  });
  writeFileSync(new URL("LICENSES.txt", folder), licenses(root, Object.keys(metafile.inputs)));
  return { metafile, size: gzipSync(readFileSync(outfile)).byteLength };
}

/** The packages that take most of a bundle, in bytes before compression. */
function explain({ outputs }: Metafile): void {
  const sums = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const owner = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
      sums.set(owner, (sums.get(owner) ?? 0) + bytesInOutput);
    }
  }
  const largest = [...sums].toSorted(([, a], [, b]) => b - a).slice(0, 25);
  for (const [owner, bytes] of largest) console.log(`  ${String(bytes).padStart(8)}  ${owner}`);
}
