import {
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
} from "jose";
import type { GithubConfig } from "../config/github-config.ts";

/** The time that these tokens are of. */
export const now = new Date("2026-11-22T12:00:00Z");
const seconds = now.getTime() / 1000;

export const issuer = "https://token.actions.githubusercontent.com";
const audience = "https://pggit.example";

/** The claims of a token as GitHub makes it for a pull request. */
export const claims = {
  iss: issuer,
  aud: audience,
  iat: seconds - 5,
  nbf: seconds - 5,
  exp: seconds + 300,
  jti: "6f4e7a51-95c4-4e4b-8a5e-6e6a3c9f0d1a",
  sub: "repo:octo/shop:pull_request",
  repository: "octo/shop",
  repository_id: "1001",
  repository_owner_id: "42",
  ref: "refs/pull/7/merge",
  event_name: "pull_request",
  job_workflow_ref: "octo/shop/.github/workflows/schema.yml@refs/pull/7/merge",
} as const satisfies JWTPayload;

/** GitHub's signing key, for tests. */
export async function signer(kid = "github-1") {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" };
  return {
    jwk,
    keys: createLocalJWKSet({ keys: [jwk] }),
    publicKey: await exportSPKI(publicKey),
    /** Signs claims; one that is undefined is left out. */
    sign: (changes: Readonly<Record<string, unknown>> = {}, header: object = {}) =>
      new SignJWT(JSON.parse(JSON.stringify({ ...claims, ...changes })) as JWTPayload)
        .setProtectedHeader({ alg: "RS256", kid, ...header })
        .sign(privateKey),
  };
}

/** A configuration with a rule for that repository. */
export function githubConfig(rule: Partial<GithubConfig["rules"][number]> = {}): GithubConfig {
  return {
    audience,
    rules: [
      {
        repository_id: "1001",
        repository_owner_id: "42",
        scopes: ["read"],
        environments: ["staging"],
        ...rule,
      },
    ],
  };
}
