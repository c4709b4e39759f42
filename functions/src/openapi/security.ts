import type { Scope } from "pggit";

/** How callers say who they are. */
export const securitySchemes = {
  api_key: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "pggit_…",
    description: "An API key of the configuration, with its scopes, environments and expiry.",
  },
  github: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description:
      "An OIDC token of a GitHub Actions workflow, made out to this API; its rules give the scopes.",
  },
};

/** Either way to authenticate, with what the caller has to be allowed. */
export function securityOf(...scopes: readonly Scope[]): object[] {
  return Object.keys(securitySchemes).map((scheme) => ({ [scheme]: [...scopes] }));
}
