import { isEmbedded } from "./embedded-target.ts";
import { invalidTarget, parseTarget } from "./parse-target.ts";
import { isSecretArn, readSecret, type SecretReader } from "./secrets-manager.ts";
import { targetOfSecret } from "./target-of-secret.ts";

/** What resolving a target needs of the world. */
export interface ResolveDependencies {
  /** Reads a secret by its ARN. Default: AWS Secrets Manager, without a cache. */
  readonly readSecret?: SecretReader | undefined;
}

/**
 * Follows a target to the connection that it stands for: `env:NAME` to the
 * variable, the ARN of a secret to its value. A URL, a libpq connection string,
 * `memory:` and `pglite:` come back as they are.
 *
 * @param environment the variables that `env:` may name
 * @returns a target that holds everything, secrets included: not to be printed
 * @throws PggitError INVALID_TARGET, SECRET_UNAVAILABLE
 */
export async function resolveTarget(
  target: string,
  environment: Readonly<Record<string, string | undefined>> = {},
  dependencies: ResolveDependencies = {},
): Promise<string> {
  const trimmed = target.trim();
  const variable = /^env:(.*)$/is.exec(trimmed)?.[1]?.trim();
  if (variable === undefined) return follow(trimmed, dependencies);
  const value = environment[variable]?.trim();
  if (!value) throw invalidTarget(`names the environment variable ${variable}, which is not set`);
  if (/^env:/i.test(value)) {
    throw invalidTarget(`names the environment variable ${variable}, which names another one`);
  }
  return follow(value, dependencies);
}

async function follow(target: string, dependencies: ResolveDependencies): Promise<string> {
  if (isEmbedded(target)) return target;
  if (/^arn:/i.test(target) && !isSecretArn(target)) {
    throw invalidTarget("is an ARN, but not that of a secret in Secrets Manager");
  }
  const found = isSecretArn(target)
    ? targetOfSecret(await (dependencies.readSecret ?? readSecret)(target))
    : target;
  parseTarget(found);
  return found;
}
