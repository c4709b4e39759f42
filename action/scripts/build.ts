/**
 * Bundles the Action into dist/, which is committed: GitHub runs an Action from its repository as it stands.
 *
 *   node action/scripts/build.ts           writes dist/
 *   node action/scripts/build.ts --check   fails where dist/ is not what the sources build
 *
 * The bundle is not minified: a reviewer can read what changed between two releases and a stack trace names functions.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licenses } from "../../packages/pggit/scripts/licenses.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = new URL("../dist/", import.meta.url);

const files = await bundle();
if (process.argv.includes("--check")) check(files);
else write(files);

/** @returns the contents of dist/ by file name */
async function bundle(): Promise<Map<string, string>> {
  const result = await build({
    entryPoints: ["action/src/index.ts"],
    // Paths in the bundle's comments are relative to this, hence equal on every machine.
    absWorkingDir: root,
    outfile: "action/dist/index.js",
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    target: "node24",
    format: "esm",
    conditions: ["source"],
    // Dependencies written for CommonJS ask for Node's own modules with require.
    banner: {
      js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
    },
    // Drivers that are used only where they are installed, which here they are not.
    external: ["pg-native", "@electric-sql/pglite"],
    legalComments: "none",
    logLevel: "warning",
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error("esbuild wrote no file.");
  return new Map([
    ["index.js", output.text],
    ["LICENSES.txt", licenses(root, Object.keys(result.metafile.inputs))],
  ]);
}

function write(contents: Map<string, string>): void {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  for (const [name, text] of contents) {
    writeFileSync(new URL(name, dist), text);
    console.log(`action/dist/${name}  ${Math.round(Buffer.byteLength(text) / 1024)} KiB`);
  }
}

function check(contents: Map<string, string>): void {
  const stale = [...contents].filter(([name, text]) => committed(name) !== text);
  if (stale.length === 0) return;
  console.error(
    `Not what the sources build: ${stale.map(([name]) => `action/dist/${name}`).join(", ")}.`,
  );
  console.error("Run node action/scripts/build.ts and commit the result.");
  process.exitCode = 1;
}

function committed(name: string): string | null {
  try {
    return readFileSync(new URL(name, dist), "utf8");
  } catch {
    return null;
  }
}
