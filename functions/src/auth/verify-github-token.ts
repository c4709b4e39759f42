import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { PggitError } from "pggit";
import { unauthenticated } from "./unauthenticated.ts";

const issuer = "https://token.actions.githubusercontent.com";

/** Made once for the whole process: it keeps the keys, and fetches them anew for an unknown one at most each 30 s. */
const githubKeys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`));

/** What a token must say at all. `exp` and `iat` also bound how long it is remembered. */
const requiredClaims = ["exp", "iat", "nbf", "jti", "sub", "repository_id", "repository_owner_id"];

/** What a token is checked against. */
export interface TokenChecks {
  readonly audience: string;
  readonly now: Date;
  /** In place of GitHub's own keys. */
  readonly keys?: JWTVerifyGetKey | undefined;
}

/**
 * The claims of a token that GitHub signed with RS256 for this audience, and that
 * is valid now.
 *
 * @throws PggitError UNAUTHENTICATED, IDENTITY_UNAVAILABLE
 */
export async function verifyGithubToken(
  token: string,
  { audience, now, keys = githubKeys }: TokenChecks,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ["RS256"],
      clockTolerance: 30,
      maxTokenAge: "1 hour",
      requiredClaims,
      currentDate: now,
    });
    return payload;
  } catch (thrown) {
    throw refused(thrown) ?? keysUnreachable(thrown);
  }
}

/** What is wrong with the token. Its claims are only spoken of once the signature has been found good. */
function refused(thrown: unknown): PggitError | null {
  if (thrown instanceof errors.JWTExpired) {
    return unauthenticated(
      "The token has expired.",
      "Ask GitHub for a new one right before the call.",
    );
  }
  if (thrown instanceof errors.JWTClaimValidationFailed) {
    return unauthenticated(`The token's claim ${claimProblem(thrown)}.`, claimHint(thrown.claim));
  }
  if (untrusted.some((kind) => thrown instanceof kind)) {
    return unauthenticated(
      "The token is not one that GitHub Actions signed with RS256.",
      "Send the token that core.getIDToken or ACTIONS_ID_TOKEN_REQUEST_URL gives the job, unchanged.",
    );
  }
  return null;
}

const untrusted = [
  errors.JWSSignatureVerificationFailed,
  errors.JWSInvalid,
  errors.JWTInvalid,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

function claimProblem({ claim, reason }: errors.JWTClaimValidationFailed): string {
  if (reason === "missing") return `${claim} is missing`;
  if (claim === "aud") return "aud is another API's";
  if (claim === "nbf") return "nbf is a time to come";
  return `${claim} is not as it must be`;
}

function claimHint(claim: string): string {
  if (claim === "aud") {
    return "Ask GitHub for a token with the audience that the API's configuration names in github.audience.";
  }
  if (claim === "nbf" || claim === "iat") return "Check the clocks of the API and of the runner.";
  return "Send the token that GitHub gives the job, unchanged.";
}

/** Nothing is wrong with the token as far as anybody knows. */
function keysUnreachable(cause: unknown): PggitError {
  return new PggitError({
    code: "IDENTITY_UNAVAILABLE",
    message: "GitHub's signing keys could not be fetched, so the token could not be checked.",
    hint: `Try again in a moment; the API must be able to reach ${issuer}.`,
    cause,
  });
}
