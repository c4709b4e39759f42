import type { Config } from "../config/config.ts";
import { requireAuthentication } from "../config/require-authentication.ts";
import { apiKeyPrefix } from "./api-key.ts";
import { authenticateGithub, type GithubDependencies } from "./authenticate-github.ts";
import { authenticateKey } from "./authenticate-key.ts";
import { authenticateNobody } from "./authenticate-nobody.ts";
import { bearerOf } from "./bearer.ts";
import type { Authenticate } from "./caller.ts";
import { Scope } from "./scope.ts";
import { unauthenticated } from "./unauthenticated.ts";

type AuthenticationConfig = Pick<Config, "keys" | "github" | "development" | "allow_resolve_sql">;

/** What authentication is told of the place that the app runs in. */
export interface AuthenticationWorld extends GithubDependencies {
  /** Whether the API listens where only this machine reaches it; false where it is not known. */
  readonly isLoopback: boolean;
}

/**
 * How the API tells who calls: by the API key or the token of GitHub that a
 * request carries.
 *
 * @throws PggitError INVALID_CONFIG where the API would be open, or closed to everybody
 */
export function authenticateBy(
  config: AuthenticationConfig,
  { isLoopback, ...dependencies }: AuthenticationWorld,
): Authenticate {
  requireAuthentication(config, isLoopback);
  if (config.development) {
    const { allow_resolve_sql: all } = config;
    return authenticateNobody(Scope.options.filter((scope) => all || scope !== "resolve:sql"));
  }
  const byKey = authenticateKey(config.keys, dependencies.now);
  const byGithub = config.github && authenticateGithub(config.github, dependencies);
  return async (request) => {
    const credential = bearerOf(request);
    if (credential.startsWith(apiKeyPrefix)) return byKey(request);
    if (byGithub && isToken(credential)) return byGithub(request);
    throw unauthenticated(
      byGithub
        ? "The credential is neither an API key nor a token of GitHub Actions."
        : "The credential is not an API key.",
      "An API key begins with pggit_; a token of GitHub is accepted where the configuration has github.rules.",
    );
  };
}

/** JSON Web Tokens in their compact form have three parts. */
function isToken(credential: string): boolean {
  return credential.split(".").length === 3;
}
