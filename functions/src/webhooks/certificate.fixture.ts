/** A certificate as Amazon SNS has one, made when a test needs it; nobody checks who signed it. */
import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate in PEM, and what signs with its key. */
export interface Certificate {
  readonly pem: string;
  readonly sign: (text: string, hash: "sha1" | "sha256") => string;
}

/** Makes an RSA key and a certificate around it. */
export async function createCertificate(): Promise<Certificate> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const algorithm = sequence(sha256WithRsa, der(0x05));
  const name = sequence();
  const time = der(0x17, Buffer.from("260101000000Z"));
  const version3 = der(0xa0, der(0x02, Buffer.of(2)));
  const serial = der(0x02, Buffer.of(1));
  const body = sequence(version3, serial, algorithm, name, sequence(time, time), name, spki);
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign("sha256", body, privateKey)]));
  const base64 = sequence(body, algorithm, signature).toString("base64");
  const lines = base64.match(/.{1,64}/g)?.join("\n") ?? "";
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    sign: (text, hash) => sign(hash, Buffer.from(text), privateKey).toString("base64"),
  };
}

/** Object identifier in DER: RFC 8017. */
const sha256WithRsa = Buffer.from("06092a864886f70d01010b", "hex");

/** Tag, length and content; X.690. */
function der(tag: number, content: Buffer = Buffer.alloc(0)): Buffer {
  const size = content.length;
  if (size < 0x80) return Buffer.concat([Buffer.of(tag, size), content]);
  return Buffer.concat([Buffer.of(tag, 0x82, size >> 8, size & 0xff), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}
