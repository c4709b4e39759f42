import { PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";

/** Secrets that a role may read: each by its whole ARN, and by the key that it is encrypted with. */
export interface SecretAccess {
  readonly arns: readonly string[];
  /** KMS keys by the ARN of their secret; a secret without one is encrypted with AWS's own. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Lets a role read these secrets and no others, and use their keys through Secrets Manager alone. */
export function grantSecrets(role: Role, { arns, keys }: SecretAccess): void {
  if (arns.length === 0) return;
  role.addToPolicy(
    new PolicyStatement({
      sid: "Secrets",
      actions: ["secretsmanager:GetSecretValue"],
      resources: [...new Set(arns)],
    }),
  );
  for (const arn of new Set(arns)) {
    const key = keys[arn];
    if (key === undefined) continue;
    role.addToPolicy(
      new PolicyStatement({
        actions: ["kms:Decrypt"],
        resources: [key],
        conditions: { StringEquals: { "kms:EncryptionContext:SecretARN": arn } },
      }),
    );
  }
}
