import { PggitError } from "../errors/pggit-error.ts";

/** Reads the value of a secret by its ARN. */
export type SecretReader = (arn: string) => Promise<string>;

const pattern = /^arn:aws[a-z-]*:secretsmanager:([a-z0-9-]+):\d+:secret:.+$/i;

/** Whether a target is the ARN of a secret. */
export function isSecretArn(target: string): boolean {
  return pattern.test(target);
}

/**
 * Reads a secret from AWS Secrets Manager, in the region that its ARN names and
 * with the credentials that the AWS SDK finds. Throttling is retried.
 *
 * @throws PggitError SECRET_UNAVAILABLE, saying what would make it available
 */
export const readSecret: SecretReader = async (arn) => {
  // Loaded here only: few need it, and it is slow to load.
  const { SecretsManager } = await load(arn);
  const region = pattern.exec(arn)?.[1];
  const client = new SecretsManager({
    ...(region && { region }),
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000 },
  });
  try {
    const { SecretString } = await client.getSecretValue({ SecretId: arn });
    if (SecretString === undefined) throw unavailable(arn, "is binary, not text", textOnly);
    return SecretString;
  } catch (error) {
    throw explain(arn, error);
  } finally {
    client.destroy();
  }
};

async function load(arn: string): Promise<typeof import("@aws-sdk/client-secrets-manager")> {
  try {
    return await import("@aws-sdk/client-secrets-manager");
  } catch {
    throw unavailable(
      arn,
      "cannot be read: the package @aws-sdk/client-secrets-manager is missing or broken",
      "Install the dependencies of pggit again.",
    );
  }
}

const textOnly = "Keep a connection URL or RDS's JSON in it as text.";

/** By the name that AWS gives the error: what is wrong, what to do. */
const reasons: Readonly<Record<string, readonly [string, string]>> = {
  AccessDeniedException: [
    "may not be read with these AWS credentials",
    "Allow secretsmanager:GetSecretValue on it, and kms:Decrypt where it has a key of its own.",
  ],
  DecryptionFailure: [
    "cannot be decrypted with these AWS credentials",
    "Allow kms:Decrypt on the key that encrypts it.",
  ],
  ResourceNotFoundException: [
    "does not exist",
    "Check account, region and name in the ARN, and that the secret has a value.",
  ],
  InvalidRequestException: [
    "cannot be read in its present state",
    "It may be scheduled for deletion; restore it, or name another.",
  ],
  ThrottlingException: ["is asked for too often", "Try again in a moment."],
  CredentialsProviderError: [
    "cannot be read without AWS credentials",
    "Set up credentials that allow secretsmanager:GetSecretValue on it.",
  ],
  ExpiredTokenException: ["cannot be read: the AWS credentials have expired", "Renew them."],
  UnrecognizedClientException: [
    "cannot be read: AWS does not know these credentials",
    "Check the access key and that it is of the right account.",
  ],
};

function explain(arn: string, error: unknown): PggitError {
  if (PggitError.is(error)) return error;
  const name = error instanceof Error ? error.name : "";
  const [what, hint] = reasons[name] ?? [
    `could not be read${name && ` (${name})`}`,
    "Check that this machine reaches Secrets Manager, and try again.",
  ];
  return unavailable(arn, what, hint);
}

function unavailable(arn: string, what: string, hint: string): PggitError {
  return new PggitError({
    code: "SECRET_UNAVAILABLE",
    message: `The secret ${arn.replace(/^.*:secret:/i, "")} ${what}.`,
    hint,
    detail: arn,
  });
}
