export { createApp } from "./app.ts";
export type { AppDependencies } from "./app-dependencies.ts";
export type { Authenticate, Caller } from "./auth/caller.ts";
export { Scope } from "./auth/scope.ts";
export { Config } from "./config/config.ts";
export type { Environments } from "./environments/environments.ts";
