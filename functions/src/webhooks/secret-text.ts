/** Of a shorter one somebody could try them all. */
const shortest = 16;

/** What is wrong with a secret of a webhook; null where it is long enough. */
export function faultOfSecret(secret: string): string | null {
  if (secret === "") return "is empty";
  return secret.length < shortest ? `is shorter than ${shortest} characters` : null;
}

/** Whether a text of the configuration says where a secret is, `env:NAME` or an ARN, and is not the secret itself. */
export function isElsewhere(text: string): boolean {
  return /^(?:env|arn):/.test(text);
}

/** The variable that a text of the configuration names, as `env:NAME`. */
export function variableOf(text: string): string | undefined {
  return /^env:(.*)$/s.exec(text)?.[1];
}
