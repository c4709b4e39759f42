import type { JWTPayload, JWTVerifyGetKey } from "jose";
import type { GithubConfig } from "../config/github-config.ts";
import { bearerOf } from "./bearer.ts";
import type { Authenticate } from "./caller.ts";
import { matchRule } from "./github-rules.ts";

/** What a test may put in the place of the world. */
export interface GithubDependencies {
  readonly keys?: JWTVerifyGetKey;
  readonly now?: () => Date;
}

/**
 * Tells which workflow of GitHub Actions makes a request by its OIDC token: signed
 * by GitHub with RS256, made out to this API, valid now. What it may is what the
 * first rule says that it fits.
 */
export function authenticateGithub(
  { audience, rules }: GithubConfig,
  { keys, now = () => new Date() }: GithubDependencies = {},
): Authenticate {
  return async (request) => {
    // Loaded with the first token: whoever calls with an API key has no need of it.
    const { verifyGithubToken } = await import("./verify-github-token.ts");
    const claims = await verifyGithubToken(bearerOf(request), { audience, now: now(), keys });
    const { scopes, environments } = matchRule(rules, claims);
    return {
      name: `github:${claimText(claims, "repository", "repository_id")}@${claimText(claims, "ref", "event_name")}`,
      scopes: new Set(scopes),
      environments,
      token: { id: String(claims.jti), expiresAt: new Date(Number(claims.exp) * 1000) },
    };
  };
}

/** For the audit, where a name reads better than an id. A name is not what rights come from. */
function claimText(claims: JWTPayload, ...names: readonly string[]): string {
  const found = names.map((name) => claims[name]).find((claim) => typeof claim === "string");
  return (found ?? "").slice(0, 200);
}
