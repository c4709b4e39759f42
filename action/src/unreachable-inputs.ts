/** The inputs that say how the databases are reached. */
export interface WayInputs {
  readonly "env1-url": string;
  readonly "env2-url": string;
  readonly "api-url": string;
}

/**
 * What keeps the two databases from being reached as the inputs have it: either
 * both targets are needed, or an API that knows them by name.
 *
 * @returns names of inputs, each with what is wrong and what to do; no text of an input, which may be a secret
 */
export function unreachableInputs(inputs: WayInputs): (readonly [keyof WayInputs, string])[] {
  const api = inputs["api-url"];
  const ofTargets = (["env1-url", "env2-url"] as const).flatMap((name) => {
    const problem = targetProblem(inputs[name], api !== "");
    return problem === null ? [] : [[name, problem] as const];
  });
  if (api === "" || isSafeAddress(api)) return ofTargets;
  const problem = "is not an address that begins with https:// and has neither login nor query";
  return [...ofTargets, ["api-url", problem]];
}

function targetProblem(target: string, throughApi: boolean): string | null {
  if (throughApi && target !== "") {
    return "is given beside api-url, which takes its place. Leave out one of the two";
  }
  if (!throughApi && target === "") {
    return "is empty. Give a connection URL from a secret, env:NAME, or a Secrets Manager ARN";
  }
  if (/^(pglite|memory):/i.test(target)) {
    return "names an embedded database, which the Action does not contain. Give the URL of a server";
  }
  return null;
}

/** The token must not travel in the clear; to the runner itself it does not travel. */
function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username || url.password || url.search || url.hash) return false;
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && isHere);
}
