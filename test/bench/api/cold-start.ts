import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runtimeClient } from "../../functions/lambda/runtime-client.ts";
import { startBundle } from "../../functions/lambda/runtime-api.ts";
import { median } from "../measure.ts";
import { processorTime } from "./processor-time.ts";
import type { Request } from "./load.ts";
import type { World } from "./world.ts";

/** Starts of each contender, in turn; the first of each brings the files into memory. */
const starts = 17;

/** Milliseconds from the start of the process, by the clock and of its processor. */
interface Start {
  readonly init: number;
  readonly initProcessor: number;
  readonly answered: number;
  readonly answeredProcessor: number;
}

/** Initialisation and first answer of the bundles beside Hono's hello world, under AWS's runtime client. */
export async function benchmarkColdStart(world: World): Promise<void> {
  await runtimeClient();
  const folder = await mkdtemp(join(tmpdir(), "pggit-hello-"));
  try {
    const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    execFileSync(process.execPath, [
      "--conditions=source",
      path("../../../functions/scripts/build.ts"),
      "--like",
      path("hello.ts"),
      folder,
    ]);
    const livez = { method: "GET", path: "/livez" } as const;
    const dist = (name: string) =>
      fileURLToPath(new URL(`../../../functions/dist/${name}/`, import.meta.url));
    const variables = { PGGIT_CONFIG: world.config };
    const contenders: [string, () => Promise<Start>][] = [
      ["hello world", () => start(folder, {}, livez)],
      ["api, /livez", () => start(dist("api"), variables, livez)],
      ["api, status", () => start(dist("api"), variables, world.status())],
      ["emergency, webhook", () => start(dist("emergency"), variables, world.delivery())],
    ];
    const results = contenders.map((): Start[] => []);
    for (let turn = 0; turn < starts; turn += 1) {
      for (const [index, [, run]] of contenders.entries()) {
        const measured = await run();
        if (turn > 0) results[index]?.push(measured);
      }
    }
    report(
      contenders.map(([name]) => name),
      results,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function start(
  folder: string,
  variables: Readonly<Record<string, string>>,
  request: Request,
): Promise<Start> {
  const startedAt = performance.now();
  const made = await startBundle("bench", folder, variables);
  try {
    await made.ready;
    const init = performance.now() - startedAt;
    const initProcessor = processorTime(made.pid);
    const invoked = await made.invoke(eventOf(request));
    const { statusCode } = invoked.value as { statusCode: number };
    if (invoked.isError || statusCode !== 200) throw new Error(JSON.stringify(invoked.value));
    const answered = performance.now() - startedAt;
    return { init, initProcessor, answered, answeredProcessor: processorTime(made.pid) };
  } finally {
    await made.close();
  }
}

/** A request as API Gateway v2 and Function URLs send it. */
function eventOf({ method, path, headers = {}, body }: Request): object {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: "",
    headers: { host: "api.example", ...headers },
    requestContext: { domainName: "api.example", http: { method, path, sourceIp: "203.0.113.7" } },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  };
}

function report(names: readonly string[], results: readonly (readonly Start[])[]): void {
  const parts = ["init", "initProcessor", "answered", "answeredProcessor"] as const;
  console.log(
    "\ncold start, medians in ms (times hello world) | init | its processor | first answer | its processor",
  );
  const [floor = []] = results;
  for (const [index, name] of names.entries()) {
    const all = results[index] ?? [];
    const cells = parts.map((part) => {
      // Starts that followed each other are compared with each other.
      const ratio = median(all.map((one, turn) => one[part] / (floor[turn]?.[part] ?? Number.NaN)));
      return `${median(all.map((one) => one[part])).toFixed(0)} (${ratio.toFixed(2)})`;
    });
    console.log(`${name} | ${cells.join(" | ")}`);
  }
}
