import { expect, test } from "vitest";
import { keyWith, requestWith } from "./api-key.fixture.ts";
import { makeApiKey, readApiKey } from "./api-key.ts";
import { authenticateKey } from "./authenticate-key.ts";

const other = (letter: string) => (letter === "a" ? "b" : "a");

test("a key is told by its prefix and says its id", async () => {
  const { key, hash } = await makeApiKey("on-call");
  expect(key).toMatch(/^pggit_on-call_[0-9A-Za-z]{49}$/);
  expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect((await readApiKey(key))?.id).toBe("on-call");
});

test("no two keys are the same", async () => {
  const keys = await Promise.all(Array.from({ length: 100 }, () => makeApiKey("ci")));
  expect(new Set(keys.map(({ key }) => key)).size).toBe(100);
  expect(new Set(keys.map(({ hash }) => hash)).size).toBe(100);
});

test("a key is its caller, with the scopes and environments of its entry", async () => {
  const { key, entry } = await keyWith({ scopes: ["read", "operate"], environments: "all" });
  expect(await authenticateKey([entry])(requestWith(key))).toEqual({
    name: "key:ci",
    scopes: new Set(["read", "operate"]),
    environments: "all",
    expiresAt: new Date("2999-01-01T00:00:00Z"),
  });
});

test("while a key is exchanged the old and the new one are both good", async () => {
  const [before, after] = [await keyWith(), await keyWith()];
  const hashes = [...before.entry.hashes, ...after.entry.hashes];
  const authenticate = authenticateKey([{ ...before.entry, hashes }]);
  for (const { key } of [before, after]) {
    expect(await authenticate(requestWith(key))).toMatchObject({ name: "key:ci" });
  }
  const later = authenticateKey([after.entry]);
  await expect(later(requestWith(before.key))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

test("every letter of a key counts", async () => {
  const { key, entry } = await keyWith();
  const authenticate = authenticateKey([entry]);
  for (let at = 0; at < key.length; at += 1) {
    const wrong = key.slice(0, at) + other(key.charAt(at)) + key.slice(at + 1);
    await expect(authenticate(requestWith(wrong)), wrong).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  }
});

test.each([
  ["nothing after the prefix", "pggit_"],
  ["no id", `pggit__${"a".repeat(49)}`],
  ["a secret that was cut off", `pggit_ci_${"a".repeat(20)}`],
  ["a wrong checksum", `pggit_ci_${"a".repeat(49)}`],
  ["something after it", `pggit_ci_${"a".repeat(49)}.x`],
])("a key that cannot be one is said to be mistyped: %s", async (_what, credential) => {
  const { entry } = await keyWith();
  await expect(authenticateKey([entry])(requestWith(credential))).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
    message: expect.stringContaining("typing mistake"),
  });
});

test("an unknown id and a wrong secret are one answer", async () => {
  const [{ entry }, { key: wrong }] = [await keyWith(), await keyWith()];
  const { key: unknown } = await keyWith({ id: "nobody" });
  const authenticate = authenticateKey([entry]);
  const answers = await Promise.all(
    [wrong, unknown].map((key) => authenticate(requestWith(key)).catch(String)),
  );
  expect(answers[0]).toContain("not one of this API");
  expect(answers[1]).toBe(answers[0]);
});

test("a key expires in a running instance, and only its holder is told so", async () => {
  const { key, entry } = await keyWith({ expires_at: "2027-01-01T00:00:00+01:00" });
  const { key: wrong } = await keyWith();
  let now = new Date("2026-12-31T22:59:59Z");
  const authenticate = authenticateKey([entry], () => now);
  expect(await authenticate(requestWith(key))).toMatchObject({ name: "key:ci" });
  now = new Date("2026-12-31T23:00:00Z");
  await expect(authenticate(requestWith(key))).rejects.toThrow("The API key ci expired");
  await expect(authenticate(requestWith(wrong))).rejects.toThrow("not one of this API");
});

test("no answer repeats a credential", async () => {
  const { key, entry } = await keyWith({ expires_at: "2020-01-01T00:00:00Z" });
  const { key: wrong } = await keyWith();
  for (const credential of [key, wrong, `${key}x`]) {
    const failure = await authenticateKey([entry])(requestWith(credential)).catch(
      (error: Error & { hint: string }) => `${error.message} ${error.hint}`,
    );
    expect(failure).not.toContain(credential.slice(12, 40));
  }
});
