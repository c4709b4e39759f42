/**
 * Runs a bundled Lambda function under AWS's own runtime client, against a local
 * Runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { runtimeClient } from "./runtime-client.ts";

/** What an invocation came to. */
export type Invoked =
  | { readonly isError: false; readonly value: unknown }
  | {
      readonly isError: true;
      readonly value: { readonly errorType: string; readonly errorMessage: string };
    };

/** A function, started as Lambda starts it: one process, one event at a time. */
export interface LambdaFunction {
  /** Hands it an event, and waits for what it answers. @param ms until its deadline; default 30,000 */
  invoke(event: unknown, ms?: number): Promise<Invoked>;
  /** Resolves when it asks for its first event: its initialisation has ended. */
  readonly ready: Promise<void>;
  readonly pid: number;
  /** What it has written: its log. */
  output(): string;
  close(): Promise<void>;
}

interface Waiting {
  readonly id: string;
  readonly event: unknown;
  readonly deadline: number;
  readonly answer: (invoked: Invoked) => void;
}

/**
 * Starts one.
 *
 * @param name the folder of its bundle in functions/dist
 * @param environment its variables, and nothing of this process's but PATH
 */
export function startLambda(
  name: "api" | "emergency" | "schedule",
  environment: Readonly<Record<string, string>>,
): Promise<LambdaFunction> {
  const folder = fileURLToPath(new URL(`../../../functions/dist/${name}/`, import.meta.url));
  return startBundle(name, folder, environment);
}

/** Starts the bundle index.mjs of any folder; see {@link startLambda}. */
export async function startBundle(
  name: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<LambdaFunction> {
  const queue: Waiting[] = [];
  const running = new Map<string, Waiting>();
  const ready = Promise.withResolvers<void>();
  let asking: ServerResponse | undefined;
  let output = "";
  const next = () => {
    if (!asking || asking.destroyed || queue.length === 0) return;
    const waiting = queue.shift();
    if (!waiting) return;
    running.set(waiting.id, waiting);
    asking.writeHead(200, {
      "Content-Type": "application/json",
      "Lambda-Runtime-Aws-Request-Id": waiting.id,
      "Lambda-Runtime-Deadline-Ms": String(waiting.deadline),
      "Lambda-Runtime-Invoked-Function-Arn": `arn:aws:lambda:eu-central-1:123456789012:function:${name}`,
      "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0",
    });
    asking.end(JSON.stringify(waiting.event));
    asking = undefined;
  };
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? "";
    if (path.endsWith("/invocation/next")) {
      asking = response;
      ready.resolve();
      next();
      return;
    }
    const [, id = "", kind] = /\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    const body = await text(request);
    response.writeHead(202).end("{}");
    const value = (body === "" ? null : JSON.parse(body)) as never;
    if (path.endsWith("/init/error")) output += `init error: ${body}\n`;
    running.get(id)?.answer({ isError: kind === "error", value });
    running.delete(id);
  };
  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const child: ChildProcess = spawn(process.execPath, [await runtimeClient(), "index.handler"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: "index.handler",
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: "2026/11/22/[$LATEST]0",
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "not-a-real-key",
      ...environment,
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  }
  child.on("exit", (code) => {
    const value = { errorType: "Runtime.ExitError", errorMessage: `exit ${code}: ${output}` };
    for (const { answer } of [...queue, ...running.values()]) answer({ isError: true, value });
  });
  return {
    ready: ready.promise,
    pid: child.pid ?? 0,
    invoke: (event, ms = 30_000) =>
      new Promise((answer) => {
        queue.push({ id: randomUUID(), event, deadline: Date.now() + ms, answer });
        next();
      }),
    output: () => output,
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
      server.closeAllConnections();
      server.close();
    },
  };
}
