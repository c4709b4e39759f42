import { inspect } from "node:util";
import { connect, type PggitError, resolveTarget } from "pggit";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { type SecretsManager, startSecretsManager } from "./secrets-manager.ts";

const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/db-AbCdEf";
const db = useDatabase();
let aws: SecretsManager;

beforeAll(async () => {
  aws = await startSecretsManager();
});

afterAll(() => aws.close());

beforeEach(() => {
  vi.stubEnv("AWS_ENDPOINT_URL_SECRETS_MANAGER", aws.endpoint);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "not-a-real-key");
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  aws.asked.length = 0;
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The secret that RDS would keep for a role of the test's database. */
async function rdsSecret() {
  const role = await db.role();
  const url = new URL(role.url);
  return {
    engine: "postgres",
    username: role.name,
    password: role.password,
    host: url.hostname,
    port: Number(url.port),
    dbname: db.name,
    dbInstanceIdentifier: "production",
  };
}

async function whoAmI(target: string): Promise<object[]> {
  const sql = await connect(target);
  try {
    return await sql.query("select current_user::text as me, current_database()::text as here");
  } finally {
    await sql.close();
  }
}

test("a secret in the shape of RDS leads to the database", async () => {
  const secret = await rdsSecret();
  aws.reply({ text: JSON.stringify(secret) });
  expect(await whoAmI(arn)).toEqual([{ me: secret.username, here: db.name }]);
  expect(aws.asked).toEqual([
    { target: "secretsmanager.GetSecretValue", id: arn, region: "eu-central-1" },
  ]);
});

test("a secret that is a URL leads to the database", async () => {
  const role = await db.role();
  aws.reply({ text: role.url });
  expect(await whoAmI(arn)).toEqual([{ me: role.name, here: db.name }]);
});

test("one that was throttled is asked again", async () => {
  aws.reply({ error: "ThrottlingException" }, { text: db.url });
  expect(await resolveTarget(arn)).toBe(db.url);
  expect(aws.asked).toHaveLength(2);
});

test("a password that was rotated between reading and login is read once more", async () => {
  const secret = await rdsSecret();
  const stale = JSON.stringify({ ...secret, password: "the-one-before" });
  aws.reply({ text: stale }, { text: JSON.stringify(secret) });
  expect(await whoAmI(arn)).toEqual([{ me: secret.username, here: db.name }]);
  expect(aws.asked).toHaveLength(2);
});

test("a password that is wrong both times is the failure it is", async () => {
  const secret = await rdsSecret();
  aws.reply({ text: JSON.stringify({ ...secret, password: "the-one-before" }) });
  await expect(connect(arn)).rejects.toMatchObject({ code: "AUTHENTICATION_FAILED" });
  expect(aws.asked).toHaveLength(2);
});

test.each([
  [{ error: "AccessDeniedException" }, /may not be read/, /secretsmanager:GetSecretValue/],
  [{ error: "ResourceNotFoundException" }, /does not exist/, /account, region and name/],
  [{ error: "DecryptionFailure" }, /cannot be decrypted/, /kms:Decrypt/],
  [{ error: "SomethingNewException" }, /SomethingNewException/, /try again/],
  [{ text: "{" }, /JSON that cannot be read/, /connection URL/],
  [{ text: '{"username":"app","password":"hunter2"}' }, /lacks a valid host/, /host/],
])("a secret that is of no use says what to do: %j", async (reply, message, hint) => {
  aws.reply(reply);
  const error: PggitError = await resolveTarget(arn).catch((thrown) => thrown);
  expect(error).toMatchObject({
    code: "SECRET_UNAVAILABLE",
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
  expect(inspect(error, { showHidden: true })).not.toContain("hunter2");
});

test("without credentials that is what it says", async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "");
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials");
  vi.stubEnv("AWS_CONFIG_FILE", "/nowhere/config");
  await expect(resolveTarget(arn)).rejects.toMatchObject({
    code: "SECRET_UNAVAILABLE",
    message: expect.stringContaining("without AWS credentials"),
  });
  expect(aws.asked).toEqual([]);
});
