/**
 * The examples that are not run, by page and reason, with how many there are. A new one belongs here only where it needs
 * what no machine of ours has: an account, a repository, a provider.
 */
export const notRun: Readonly<Record<string, number>> = {
  "CONTRIBUTING.md: it would run the tests within a test": 1,
  "docs/deploy-aws.md: needs an account of AWS": 3,
  "docs/deploy-aws.md: works in the repository's own folder; npm run test:infra reads the example": 1,
  "docs/first-steps.md: a file of the demo": 1,
  "docs/first-steps.md: stays until it is stopped; test/demo runs it": 1,
  "docs/nightly-purge.md: needs the extension pg_cron, which a provider installs": 1,
  "docs/serve.md: installs OpenTelemetry from the registry": 1,
};
