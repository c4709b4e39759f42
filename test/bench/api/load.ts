import { Agent, request } from "node:http";

/** One request, made anew each time: a delivery has an id of its own. */
export interface Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What became of the requests of one round. */
export interface Load {
  readonly seconds: number;
  /** Milliseconds of each that was answered 2xx, ascending. */
  readonly times: readonly number[];
  /** How many were answered with each status. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** Answers, and how long they took. */
interface Answer {
  readonly status: number;
  readonly ms: number;
}

/** An address that is asked over kept connections, so many at most. */
export class Target {
  readonly #agent: Agent;
  readonly #url: URL;

  constructor(url: string, connections: number) {
    this.#url = new URL(url);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Sends one and reads the answer to its end. */
  ask({ method, path, headers = {}, body }: Request): Promise<Answer> {
    const { hostname, port } = this.#url;
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
      const asked = request(
        {
          agent: this.#agent,
          hostname,
          port,
          method,
          path,
          headers: { ...headers, ...length },
        },
        (response) => {
          response.resume();
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, ms: performance.now() - startedAt }),
          );
          response.on("error", reject);
        },
      );
      asked.on("error", reject);
      asked.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Asks over so many connections at once, each again as soon as it was answered, for so long. */
export async function load(
  url: string,
  connections: number,
  { seconds, next }: { readonly seconds: number; readonly next: () => Request },
): Promise<Load> {
  const target = new Target(url, connections);
  const answers: Answer[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  const one = async () => {
    while (performance.now() < endsAt) answers.push(await target.ask(next()));
  };
  try {
    await Promise.all(Array.from({ length: connections }, one));
  } finally {
    target.close();
  }
  return summary(answers, (performance.now() - startedAt) / 1000);
}

/** Times and statuses of some answers. */
export function summary(answers: readonly Answer[], seconds: number): Load {
  const statuses = new Map<number, number>();
  for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const good = answers.filter(({ status }) => status < 300).map(({ ms }) => ms);
  return { seconds, times: good.toSorted((a, b) => a - b), statuses };
}

/** The time that so much of all stays below: 0.99 for p99. */
export function quantile(times: readonly number[], part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
}
