export { errorMeanings } from "./error-meanings.ts";
export { type ErrorCode, errorTable } from "./error-table.ts";
export { PggitError } from "./pggit-error.ts";
export type { ErrorContext } from "./translate.ts";
export { scrub } from "./scrub.ts";
