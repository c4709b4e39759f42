/** Everything about targets: what they may be, where they lead, how they are named and what in them is secret. */
export { describeTarget } from "./describe-target.ts";
export { resolveTarget } from "./resolve-target.ts";
export { readSecret, type SecretReader } from "./secrets-manager.ts";
export { secretsOf } from "./secrets-of.ts";
