// Generated from package.json by scripts/bundle-sql.ts. Do not edit.

export const version = "0.1.0";
