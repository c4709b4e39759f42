import { createServer } from "node:http";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { uniqueName } from "../servers/databases.ts";
import { useDatabase } from "../servers/use-database.ts";
import { type GitHub, startGitHub } from "./github.ts";
import { runAction, type StepResult } from "./run-action.ts";
import { addition, shop } from "./shop.ts";

const production = useDatabase(shop);
const staging = useDatabase(shop);

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(() => github.close());

const password = "s3cret/p@ss:w%rd #é'\"";
const forms = [
  password,
  encodeURIComponent(password),
  encodeURIComponent(password).toLowerCase(),
  encodeURIComponent(password).replaceAll("'", "%27"),
  encodeURI(password),
  JSON.stringify(password).slice(1, -1),
  password.replaceAll("'", "''"),
  Buffer.from(password).toString("base64"),
];

/** A role with that password, who reads staging; the URL carries it encoded. */
async function reader(): Promise<string> {
  const role = await staging.role({ prefix: uniqueName("reader") });
  const connection = await staging.client();
  await connection.query(`alter role ${role.name} password '${password.replaceAll("'", "''")}'`);
  const url = new URL(role.url);
  return role.url.replace(`:${url.password}@`, `:${encodeURIComponent(password)}@`);
}

async function expectNoSecret(result: StepResult): Promise<void> {
  const comments = (await github.comments()).map(({ body }) => body).join("\n");
  const places = {
    log: result.log,
    summary: result.summary,
    comments,
    outputs: JSON.stringify(result.outputs),
    report: result.report,
    annotations: JSON.stringify(result.annotations),
  };
  for (const [place, text] of Object.entries(places)) {
    for (const form of forms) expect(text, place).not.toContain(form);
  }
}

/** The one call of AWS's service that is made, since no emulator of it can be installed. */
async function startSecretsManager(secret: string): Promise<string> {
  const server = createServer((request, response) => {
    const isRead = request.headers["x-amz-target"] === "secretsmanager.GetSecretValue";
    response.writeHead(isRead ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
    response.end(
      JSON.stringify(isRead ? { SecretString: secret } : { __type: "UnknownOperation" }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

async function run(url: string, variables: Record<string, string> = {}): Promise<StepResult> {
  return runAction({
    github,
    inputs: {
      "env1-url": production.url,
      "env2-url": url,
      "github-token": await github.jobToken(),
    },
    variables,
  });
}

test("the password is masked in every form before anything else is printed", async () => {
  const result = await run(await reader());
  expect(result.outputs.verdict).toBe("same");
  for (const form of [password, encodeURIComponent(password)]) {
    expect(result.masks).toContain(form);
  }
  const masks = result.raw.split("\n").filter((line) => line.startsWith("::add-mask::"));
  expect(result.raw.startsWith(masks.join("\n"))).toBe(true);
});

test("a password that only a variable holds is masked as well", async () => {
  const result = await run("env:STAGING", { STAGING: await reader() });
  expect(result.outputs.verdict).toBe("same");
  expect(result.masks).toContain(password);
  await expectNoSecret(result);
});

test("a password that only Secrets Manager holds is masked as well", async () => {
  const secrets = await startSecretsManager(await reader());
  const result = await run(
    "arn:aws:secretsmanager:eu-central-1:123456789012:secret:staging-a1b2c3",
    {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets,
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI",
    },
  );
  expect(result.outputs.verdict).toBe("same");
  expect(result.masks).toContain(password);
  await expectNoSecret(result);
});

test("nothing that the step writes holds the password, in a run that finds drift", async () => {
  await (await staging.client()).query(addition);
  const result = await run(await reader());
  expect(result.outputs.verdict).toBe("different");
  await expectNoSecret(result);
});

test.each([
  ["the host is unknown", (url: string) => url.replace("@127.0.0.1:", "@nowhere.invalid:")],
  ["the port is not one", (url: string) => url.replace(/:\d+\//, ":99999999/")],
  ["the database is missing", (url: string) => `${url}_missing`],
  ["the scheme is misspelt", (url: string) => url.replace("postgres:", "postgers:")],
  ["the password is not encoded", (url: string) => decodeURIComponent(url)],
])("nothing holds the password where %s", async (_case, broken) => {
  const result = await run(broken(await reader()));
  expect(result.outputs.verdict).toBe("error");
  expect(result.exitCode).toBe(1);
  await expectNoSecret(result);
});

test("a password that stands in the schema itself is not published", async () => {
  await (await staging.client()).query(
    `create function leak() returns text language sql as $f$ select $p$${password}$p$ $f$`,
  );
  const result = await run(await reader());
  expect(result.summary).toContain("leak()");
  await expectNoSecret(result);
});
