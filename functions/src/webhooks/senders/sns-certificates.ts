import { PggitError } from "pggit";
import { refused } from "../delivery.ts";

/** How SNS signs, by SignatureVersion. https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html */
const hashes = { "1": "SHA-1", "2": "SHA-256" } as const;
export type SignatureVersion = keyof typeof hashes;

/** Certificates kept at most; AWS has one for each region and renews it about yearly. */
const mostKept = 20;
const mostBytes = 64 * 1024;
const longestMs = 3_000;

/** Where SNS of a topic's region is reached: certificates and confirmations come from nowhere else. */
export function snsUrl(url: string, topic: string): URL {
  const [, partition, , region] = topic.split(":");
  const host = `sns.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
  // compared as it stands: what a URL is normalised to has other forms
  const parsed = url.startsWith(`https://${host}/`) ? URL.parse(url) : null;
  if (parsed?.origin !== `https://${host}`) {
    throw refused(`it names a URL that is not below https://${host}/`);
  }
  return parsed;
}

/** Keys of the certificates with which SNS signs, fetched once each. */
export class SnsCertificates {
  readonly #fetch: typeof fetch;
  readonly #kept = new Map<string, Promise<string>>();

  constructor(fetcher: typeof fetch) {
    this.#fetch = fetcher;
  }

  /**
   * The key to check a signature with.
   *
   * @param url SigningCertURL of a message of this topic
   * @throws PggitError INVALID_SIGNATURE for a URL that is not of SNS, CONNECTION_FAILED where it cannot be fetched
   */
  async key(url: string, topic: string, version: SignatureVersion): Promise<CryptoKey> {
    const { href, pathname, search } = snsUrl(url, topic);
    if (!/^\/SimpleNotificationService-[\w-]+\.pem$/.test(pathname) || search !== "") {
      throw refused("its SigningCertURL is not that of a certificate of SNS");
    }
    return keyOf(await this.#certificate(href), hashes[version]);
  }

  #certificate(url: string): Promise<string> {
    const kept = this.#kept.get(url);
    if (kept) return kept;
    const fetched = this.#fetchText(url);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(url, fetched);
    fetched.catch(() => this.#kept.delete(url));
    return fetched;
  }

  async #fetchText(url: string): Promise<string> {
    const fetcher = this.#fetch;
    const answer = await fetcher(url, {
      redirect: "error",
      signal: AbortSignal.timeout(longestMs),
    }).catch((error: unknown) => {
      throw unreachable(error);
    });
    if (!answer.ok) throw unreachable(new Error(`status ${answer.status}`));
    const text = await answer.text();
    if (text.length > mostBytes) throw unreachable(new Error("it is too long for a certificate"));
    return text;
  }
}

async function keyOf(pem: string, hash: "SHA-1" | "SHA-256"): Promise<CryptoKey> {
  // jose reads the key out of the certificate; SHA-1, with which version 1 is signed, it does not know
  const { importX509 } = await import("jose");
  const key = await importX509(pem, "RS256", { extractable: true }).catch((error: unknown) => {
    throw unreachable(error);
  });
  const spki = await crypto.subtle.exportKey("spki", key);
  return crypto.subtle.importKey("spki", spki, { name: "RSASSA-PKCS1-v1_5", hash }, false, [
    "verify",
  ]);
}

function unreachable(cause: unknown): PggitError {
  return new PggitError({
    code: "CONNECTION_FAILED",
    message: "The certificate of Amazon SNS could not be fetched.",
    hint: "Check that this function may reach https://sns.<region>.amazonaws.com/.",
    cause,
  });
}
