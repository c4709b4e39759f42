export { codeOfSqlstate, type ErrorCode, errorTable } from "./error-table.ts";
export { type ErrorContent, PggitError } from "./pggit-error.ts";
export { scrub } from "./scrub.ts";
export type { ErrorContext } from "./translate.ts";
