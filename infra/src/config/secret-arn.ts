import * as z from "zod";

/**
 * The whole ARN of a secret, with the six characters that Secrets Manager puts
 * at its end. Without them a policy would need a wildcard, and a secret that is
 * made later under a longer name could match it.
 */
export const SecretArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}$/,
    "is not the whole ARN of a secret (aws secretsmanager describe-secret --secret-id NAME --query ARN)",
  );

/** The ARN of a key of KMS, not of an alias: policies do not follow aliases. */
export const KeyArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    "is not the ARN of a KMS key (aws kms describe-key --key-id ALIAS --query KeyMetadata.Arn)",
  );
