import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** As API Gateway and Function URLs ask. */
const livez = {
  version: "2.0",
  rawPath: "/livez",
  rawQueryString: "",
  headers: { host: "localhost" },
  requestContext: {
    domainName: "localhost",
    http: { method: "GET", path: "/livez", protocol: "HTTP/1.1", sourceIp: "192.0.2.1" },
  },
  isBase64Encoded: false,
};

/** Ends with 0 where the handler answers 200; else writes why not. Where that is thrown, Node shows the minified line. */
const program = (bundle: string) => `
  import { exit } from "node:process";
  try {
    const { handler } = await import(${JSON.stringify(bundle)});
    const answer = await handler(${JSON.stringify(livez)}, { getRemainingTimeInMillis: () => 10_000 });
    if (answer?.statusCode !== 200) throw new Error(JSON.stringify(answer));
    exit(0);
  } catch ({ message, hint }) {
    console.error([message, hint].filter(Boolean).join(" "));
    exit(1);
  }
`;

/**
 * Starts a bundle as Lambda would, with the configuration that it will have, so
 * that what the API refuses is said now and not by the deployed function's log.
 *
 * @param folder holds the bundle, as for {@link bundledCode}
 * @throws Error with what the API says is wrong
 */
export function requireStart(folder: string, config: object): void {
  const place = mkdtempSync(join(tmpdir(), "pggit-start-"));
  try {
    writeFileSync(join(place, "config.json"), JSON.stringify(config));
    const bundle = pathToFileURL(join(folder, "index.mjs")).href;
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", program(bundle)],
      { cwd: place, env: { PGGIT_CONFIG: "config.json" }, encoding: "utf8", timeout: 60_000 },
    );
    if (status === 0) return;
    throw new Error(`The API does not start with this configuration. ${stderr.trim()}`);
  } finally {
    rmSync(place, { recursive: true });
  }
}
