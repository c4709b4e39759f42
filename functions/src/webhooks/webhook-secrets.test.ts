import { PggitError } from "pggit";
import { describe, expect, test } from "vitest";
import { WebhookSecrets } from "./webhook-secrets.ts";

const arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:webhook";
const long = "a secret of enough length";

/** Secrets over a clock and a store that a test sets. */
function secretsOf(references: readonly string[], environment: Record<string, string> = {}) {
  const state = { now: 0, stored: long, reads: 0, isThrottled: false };
  const secrets = new WebhookSecrets(references, {
    environment,
    now: () => new Date(state.now),
    readSecret: async () => {
      state.reads += 1;
      if (state.isThrottled) {
        throw new PggitError({ code: "SECRET_UNAVAILABLE", message: "Too often.", hint: "Wait." });
      }
      return state.stored;
    },
  });
  return { secrets, state };
}

test("values, variables and secrets of Secrets Manager, side by side while one is rotated", async () => {
  const { secrets } = secretsOf([long, "env:OLD", arn], { OLD: ` another ${long}\n` });
  expect(await secrets.current()).toEqual([long, `another ${long}`, long]);
});

describe.each([
  ["a variable that is not set", "env:NONE"],
  ["an empty variable", "env:EMPTY"],
  ["a variable of spaces", "env:SPACES"],
  ["a value that somebody could guess", "hunter2"],
])("%s", (_, reference) => {
  test("is refused, never a secret that matches", async () => {
    const { secrets } = secretsOf([reference], { EMPTY: "", SPACES: "   " });
    await expect(secrets.current()).rejects.toMatchObject({ code: "INVALID_CONFIG" });
    await expect(secrets.current()).rejects.not.toThrow("hunter2");
  });
});

test("a stored secret is read once in five minutes, and again after a failure", async () => {
  const { secrets, state } = secretsOf([arn]);
  await Promise.all([secrets.current(), secrets.current()]);
  state.now = 299_000;
  await secrets.current();
  expect(state.reads).toBe(1);
  state.now = 300_000;
  state.stored = "";
  await expect(secrets.current()).rejects.toMatchObject({ code: "INVALID_CONFIG" });
  state.stored = long;
  state.now += 1_000;
  expect(await secrets.current()).toEqual([long]);
  expect(state.reads).toBe(3);
});

test("a wrong signature has it read anew, at most twice a minute whoever sends how many", async () => {
  const { secrets, state } = secretsOf([arn]);
  await secrets.current();
  expect(await secrets.renew()).toBe(false);
  state.now = 30_000;
  state.stored = `rotated ${long}`;
  expect(await secrets.renew()).toBe(true);
  expect(await secrets.current()).toEqual([`rotated ${long}`]);
  expect(await secrets.renew()).toBe(false);
  expect(state.reads).toBe(2);
});

test("what is in the configuration itself is not read anew", async () => {
  const { secrets, state } = secretsOf([long, "env:OTHER"], { OTHER: long });
  await secrets.current();
  state.now = 60_000;
  expect(await secrets.renew()).toBe(false);
});

test("while Secrets Manager throttles, what is known goes on being used, for a day", async () => {
  const { secrets, state } = secretsOf([arn]);
  await secrets.current();
  state.isThrottled = true;
  state.now = 300_000;
  for (let count = 0; count < 50; count += 1) expect(await secrets.current()).toEqual([long]);
  expect(state.reads).toBe(2);
  state.now += 30_000;
  // A signature of another secret may be that of one that was rotated meanwhile: nobody can tell.
  await expect(secrets.renew()).rejects.toMatchObject({ code: "SECRET_UNAVAILABLE" });
  expect(await secrets.current()).toEqual([long]);
  expect(state.reads).toBe(3);
  state.now = 24 * 60 * 60_000;
  await expect(secrets.current()).rejects.toMatchObject({ code: "SECRET_UNAVAILABLE" });
});

test("where nothing is known, one that cannot be read is asked for once a second", async () => {
  const { secrets, state } = secretsOf([arn]);
  state.isThrottled = true;
  const ask = () => secrets.current().catch((error: PggitError) => error.code);
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set([...answers, await ask()])).toEqual(new Set(["SECRET_UNAVAILABLE"]));
  expect(state.reads).toBe(1);
  state.isThrottled = false;
  state.now = 1_000;
  expect(await ask()).toEqual([long]);
});
