import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
});

/**
 * The licences of the packages that a bundle contains, as their terms ask for.
 *
 * @param root directory that the paths are relative to
 * @param inputs paths of the bundled files
 * @returns one text, the packages in alphabetical order
 */
export function licenses(root: string, inputs: readonly string[]): string {
  const packages = new Set(inputs.flatMap((path) => packageDirectory(path) ?? []));
  const texts = [...packages].map((directory) => describe(join(root, directory)));
  return `${[...new Set(texts)].sort().join("\n\n")}\n`;
}

/** `node_modules/a/node_modules/@b/c/index.js` is of the package in `node_modules/a/node_modules/@b/c`. */
function packageDirectory(path: string): string | null {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? null;
}

function describe(directory: string): string {
  const { name, version, license } = Manifest.parse(
    JSON.parse(readFileSync(join(directory, "package.json"), "utf8")),
  );
  const file = readdirSync(directory).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file
    ? readFileSync(join(directory, file), "utf8").replaceAll("\r\n", "\n").trim()
    : `Licensed under ${license ?? "unknown terms"}.`;
  return `${name} ${version}\n\n${text}`;
}
