/**
 * The pages from source for scripts that plain Node runs: it strips types, and knows no JSX.
 */
import { readFileSync } from "node:fs";
import { type LoadHookSync, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

/** From now on this process can load files with JSX. */
export function loadJsx(): void {
  registerHooks({ load });
}

const load: LoadHookSync = (url, context, next) => {
  if (!url.endsWith(".tsx")) return next(url, context);
  const { code } = transformSync(readFileSync(fileURLToPath(url), "utf8"), {
    loader: "tsx",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    sourcefile: fileURLToPath(url),
  });
  return { format: "module", source: code, shortCircuit: true };
};
