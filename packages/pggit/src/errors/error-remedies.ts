import type { ErrorCode } from "./error-table.ts";

/** What to do about each code of the error table, for readers of docs/reference/errors.md. */
export const errorRemedies: Readonly<Record<ErrorCode, string>> = {
  INVALID_ARGUMENT:
    "Correct what the message names. `--help`, the [references](../README.md#look-something-up) and `/openapi.json` have every argument.",
  INVALID_INTERVAL:
    "Give a length above zero, such as `2 hours` or `PT30M`; a stop of tracking lasts a second at least and 30 days at most.",
  UNKNOWN_ENVIRONMENT:
    "`pggit branch list` shows the names that the database has, `GET /v1/environments` those that the caller may use. [Fetch](../environments.md) an environment before it is compared by name.",
  ENVIRONMENT_EXISTS: "Choose another name, or rename or delete what has it.",
  UNKNOWN_SCHEMA: "Check the spelling; names of schemas are case-sensitive and not patterns.",
  UNKNOWN_COMMIT:
    "`pggit history log` lists commits; [names of commits](../history.md#names-of-commits) has the forms. An old commit may have been [purged](../purge.md).",
  UNKNOWN_CHECK: "[verify.md](../verify.md) lists the checks.",
  UNKNOWN_OBJECT:
    "Name it as PostgreSQL prints it, with its schema where that is not `public`, functions with the types of their arguments. The hint names what is close.",
  BRANCH_DIFFERS:
    "Compare the branch with the live schema; then switch with `--commit-difference`, which records the schema there in one commit.",
  BRANCH_NOT_MERGED: "Merge it or mark its head with a milestone, or say `--force`.",
  MILESTONE_EXISTS: "Choose another name, or delete the milestone first.",
  UNKNOWN_MILESTONE: "`pggit milestone list` shows those that there are.",
  INVALID_TARGET:
    "Write it as a URL, a libpq string, `env:NAME` or the ARN of a secret. In a URL, characters of a password such as `@ : / # %` are percent-encoded.",
  INVALID_BASELINE:
    "Check the path, and that the file is whole: one with a merge conflict in it is not. Write it anew with `pggit compare --write-baseline`.",
  DEPLOYMENT_ACTIVE: "`pggit deployment end` ends the one that is open, whoever began it.",
  NO_DEPLOYMENT: "It has been ended, or has expired: `pggit deployment list` says which.",
  UNKNOWN_DEPLOYMENT: "`pggit deployment list` has the numbers.",
  CONNECTION_FAILED:
    "Try again. If it goes on, the server's log says why it ended the connection: too many connections, a restart, a proxy that does not speak PostgreSQL.",
  CONNECTION_REFUSED:
    "Check host and port of the target, and that the server runs and listens there.",
  CONNECTION_TIMEOUT:
    "Look for a firewall, a security group or an allow-list between here and the server; a database that was suspended may need a second try.",
  HOST_NOT_FOUND: "Check the host name of the target, and that this machine can resolve it.",
  TLS_FAILED:
    "Give the provider's certificate as `sslrootcert`, or choose the [`sslmode`](../providers.md#connecting) that the server can do.",
  AUTHENTICATION_FAILED:
    "Check user and password of the target. A rotated secret is read again by itself; a password in a URL must be percent-encoded.",
  DATABASE_NOT_FOUND: "Check the name of the database at the end of the target.",
  ANSWER_TOO_LARGE: "Ask for fewer rows (`limit`), fewer schemas, or one object.",
  DRIVER_MISSING:
    "Install the package that the message names beside pgGit: `@electric-sql/pglite` for `pglite:` and `memory:`.",
  SECRET_UNAVAILABLE:
    "Check the ARN with its last six characters, that the role may `secretsmanager:GetSecretValue` on it (and decrypt with its key), and the region.",
  DBLINK_MISSING:
    "Run `create extension dblink`, or use `pggit fetch` and `pggit compare`, which need no extension. [providers.md](../providers.md) says where it can be had.",
  REMOTE_FAILED:
    "The detail is what the other server said. The connection goes from the database's server, not from your machine: its network and its login count. A role that is no superuser has to give a password in the connection string.",
  NOT_INSTALLED: "`pggit install` installs pgGit, or brings it up to the version of the command.",
  SCHEMA_TAKEN: "Rename that schema, or use another database: pgGit does not share it.",
  SERVER_TOO_OLD: "PostgreSQL 14 to 18 will do.",
  SERVER_READ_ONLY:
    "Use the primary's address. Reading history works on a standby; changing does not.",
  NEWER_INSTALLATION:
    "Update the command, the API or the Action: `npm install -g pggit-cli@latest`.",
  INSTALL_IN_PROGRESS: "Wait for the other session, and run it again: it will find nothing to do.",
  IN_USE:
    "The detail names it. Remove it, or keep pgGit: uninstalling never takes along what is not its own.",
  HISTORY_BUSY: "Try again in a moment. If it lasts, `pg_stat_activity` shows who folds or purges.",
  CONFIRMATION_REQUIRED: "Look at what would happen, then say `--yes`.",
  MISSING_PRIVILEGE:
    "Have the role that the hint names granted: `grant pggit_operator to ...`. [SECURITY.md](../../SECURITY.md) says what each role may; what changes your own objects also takes your rights on those.",
  SCHEMA_UNREADABLE: "Grant `usage` on the schema to the role, or leave the schema out.",
  FILE_NOT_WRITTEN:
    "The path is one on the server, and the role needs `pg_write_server_files`. Managed providers do not grant it: take the text, `pggit export --output FILE`.",
  DATA_LOSS:
    'Look at `pggit conflicts preview`. If the values may go: `{"allow_data_loss": true}` for a conflict, `allow_data_loss` for a restore.',
  NOT_ALTERABLE: "Resolve it with `custom` and the SQL that does it, or make the object anew.",
  UNKNOWN_CONFLICT: "`pggit conflicts list` shows the open ones, `--status resolved` the others.",
  CONFLICT_RESOLVED:
    "Nothing: `pggit conflicts show` says by whom, when and how. Register a new one for another change.",
  CONFLICT_BUSY: "Wait for the other session, then look at the conflict again.",
  INVALID_CONFLICT:
    "[conflicts.md](../conflicts.md#register-list-look) has what each type needs in `conflict_data`.",
  MERGE_COLLISION:
    "`pggit conflicts compare` marks the facets. Choose a side with `use_current` or `use_tracked`, or write the outcome with `custom`.",
  INVALID_DEFINITION:
    "Register it again with one CREATE statement of the object, of its own kind. [Which kinds are read](../conflicts.md#definitions-are-somebodys-text).",
  REASON_REQUIRED:
    "Give a reason; an administrator has asked for them with `set_conflict_policy(true)`.",
  NOT_RESOLVABLE:
    'The hint says which: nothing is incoming, a GRANT is missing, or another role stored what would run. For the last, read the preview, then `{"trust_code": true}`.',
  RESOLUTION_INVALID:
    "Nothing has happened. Mend the SQL so that the object is there and valid after it.",
  UNKNOWN_VERSION: "`pggit history versions` lists the versions that there are.",
  DEPENDENTS:
    "The detail names them. Resolve it with `custom`: drop them, alter the object, make them again.",
  UNAUTHENTICATED:
    "Send `Authorization: Bearer` with a key or GitHub's token. The detail tells an expired credential from a wrong one only where that gives nothing away. A token of GitHub changes something once: ask for a new one.",
  INVALID_SIGNATURE:
    "Compare the secret at the sender with the one in the configuration, and the clocks. `pggit webhooks list` has the reason.",
  FORBIDDEN:
    "The detail names the scope, or the claims that no rule matched: add it to the key's entry or the rule, or call as somebody who has it.",
  UNKNOWN_ROUTE: "`/reference` of the API, and [http.md](http.md), list the routes.",
  UNKNOWN_JOB:
    "Jobs are removed some time after they ended; `GET .../jobs` lists those that there are.",
  MALFORMED_REQUEST:
    "The detail says what was found. Send HTTP/1.1 with one header `Host`; a client that speaks TLS to `pggit serve` itself needs a proxy before it.",
  HEADERS_TOO_LARGE:
    "Send fewer or shorter headers; long arguments belong into the body of what takes one.",
  EXPECTATION_FAILED: "Leave the header out, or send `Expect: 100-continue`.",
  REQUEST_TIMEOUT: "Send it again; if it goes on, something between you and the API holds it up.",
  METHOD_NOT_ALLOWED: "Use a method that the header `Allow` names.",
  IDEMPOTENCY_CONFLICT:
    "Make a new key for another change; the same key is for the very same request.",
  BODY_TOO_LARGE: "Send less, or raise `limits.body_bytes`.",
  UNSUPPORTED_MEDIA_TYPE: "Send JSON with `Content-Type: application/json`.",
  RATE_LIMITED:
    "Wait for as long as `Retry-After` says. `limits` in the configuration holds how much is allowed.",
  CALL_CANCELLED: "Nothing was changed. Call again.",
  INVALID_CONFIG:
    "The message names what is wrong by its path. `functions/config.schema.json` tells editors.",
  IDENTITY_UNAVAILABLE: "Try again; the API has to reach GitHub for its signing keys.",
  JOB_ABANDONED:
    "The job's `error` and the log say at what it failed each time. Mend that and begin it again.",
  UNKNOWN_WEBHOOK: "Compare the end of the address with the names under `webhooks`.",
  UNKNOWN_DELIVERY:
    "`pggit webhooks list` has the numbers; deliveries older than `pggit.webhook_retention` are purged.",
  NOT_REPLAYABLE:
    "The message says why a [replay](../webhooks.md#replay) would change nothing. `pggit emergency disable` and `enable` act whatever an incident says.",
  MALFORMED_DELIVERY:
    "The detail names the field. Send the sender's own payload, not a custom one.",
  DELIVERY_NOT_HANDLED:
    "The sender repeats it by itself; GitHub has *Redeliver*. Is the database up, can the secret be read?",
  CALL_TIMEOUT:
    "Ask for less, begin a [job](../jobs.md), or raise `limits.timeout_ms`. Something may hold a lock: `pg_stat_activity`.",
  DATABASE_BUSY: "Make the call again; the hint and `Retry-After` say when. Nothing was done.",
  DATABASE_ERROR: "The message is PostgreSQL's own; its SQLSTATE stands beside it.",
  INTERNAL: "Report it with what you ran and the request id.",
};
