import { afterEach, beforeEach, expect, test } from "vitest";
import { githubConversation } from "../../action/src/github-conversation.ts";
import { type Marker, writeMarker } from "../../action/src/marker.ts";
import { type Conversation, type Draft, postSticky } from "../../action/src/sticky-comment.ts";
import { type GitHub, startGitHub } from "./github.ts";

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(() => github.close());

async function conversation(token?: string): Promise<Conversation> {
  return githubConversation({
    apiUrl: github.url,
    token: token ?? (await github.jobToken()),
    owner: "mona",
    repository: "shop",
    pullRequest: github.pullRequest,
  });
}

const draft = (text: string, changes: Partial<Marker> = {}): Draft => ({
  marker: {
    key: "production...staging",
    at: "2026-11-22T12:00:00.000Z",
    state: "findings",
    digest: Buffer.from(text).toString("hex"),
    ...changes,
  },
  text: (previous) => `${text} (before: ${previous?.state ?? "nothing"})`,
});
const later = { at: "2026-11-22T12:05:00.000Z" };
const earlier = { at: "2026-11-22T11:55:00.000Z" };

const ours = async () =>
  (await github.comments()).filter((comment) => comment.user.login === "github-actions[bot]");

test("behind three pages of other people's comments the comment is found and updated", async () => {
  for (let number = 0; number < 120; number += 1) await github.say(`before ${number}`);
  const talk = await conversation();
  const created = await postSticky(talk, draft("one"), "always");
  for (let number = 0; number < 120; number += 1) await github.say(`after ${number}`);
  const updated = await postSticky(talk, draft("two", later), "always");
  expect([created.outcome, updated.outcome]).toEqual(["created", "updated"]);
  expect(updated.url).toBe(created.url);
  expect((await ours()).map((comment) => comment.body)).toEqual([
    expect.stringMatching(/^<!-- pggit-report .* -->\ntwo \(before: findings\)$/),
  ]);
  expect(await github.comments()).toHaveLength(241);
});

test("a report that says the same is not written again", async () => {
  const talk = await conversation();
  await postSticky(talk, draft("one"), "always");
  const [before] = await ours();
  const posted = await postSticky(talk, draft("one", later), "always");
  expect(posted).toEqual({ outcome: "unchanged", url: before?.html_url });
  expect(await ours()).toEqual([before]);
});

test("a person's comment that begins with our marker is left alone", async () => {
  const forged = `${writeMarker(draft("forged").marker)}\nforged`;
  await github.say(forged);
  const posted = await postSticky(await conversation(), draft("one"), "always");
  expect(posted.outcome).toBe("created");
  expect((await github.comments()).map((comment) => comment.body)).toEqual([
    forged,
    expect.stringContaining("one"),
  ]);
});

test("a personal token finds its own comment again", async () => {
  const talk = await conversation(github.personalToken);
  await postSticky(talk, draft("one"), "always");
  expect((await postSticky(talk, draft("two", later), "always")).outcome).toBe("updated");
  expect(await github.comments()).toHaveLength(1);
});

test("with on-change nothing is written until there is something to report", async () => {
  const talk = await conversation();
  const quiet = draft("quiet", { state: "quiet" });
  expect(await postSticky(talk, quiet, "on-change")).toEqual({ outcome: "not needed", url: "" });
  expect(await github.comments()).toEqual([]);
  expect((await postSticky(talk, quiet, "always")).outcome).toBe("created");
});

test("a difference that is gone is said to be gone in the same comment", async () => {
  const talk = await conversation();
  await postSticky(talk, draft("drift"), "on-change");
  const quiet = draft("quiet", { state: "quiet", ...later });
  expect((await postSticky(talk, quiet, "on-change")).outcome).toBe("updated");
  expect((await ours()).map((comment) => comment.body)).toEqual([
    expect.stringContaining("quiet (before: findings)"),
  ]);
});

test("a run that read the databases earlier does not replace a later report", async () => {
  const talk = await conversation();
  await postSticky(talk, draft("new"), "always");
  expect((await postSticky(talk, draft("old", earlier), "always")).outcome).toBe("outdated");
  expect((await ours())[0]?.body).toContain("new");
});

test("two comparisons on one pull request have a comment each", async () => {
  const talk = await conversation();
  await postSticky(talk, draft("one"), "always");
  await postSticky(talk, draft("two", { key: "production...preview" }), "always");
  expect(await ours()).toHaveLength(2);
});

test("runs that start at the same time leave one comment, with the report of one of them", async () => {
  const at = (number: number) => ({ at: `2026-11-22T12:00:0${number}.000Z` });
  const runs = [1, 2, 3, 4, 5].map(async (number) => {
    return postSticky(await conversation(), draft(`run ${number}`, at(number)), "always");
  });
  const posted = await Promise.all(runs);
  expect(new Set(posted.map(({ url }) => url)).size).toBe(1);
  const [comment, ...more] = await ours();
  expect(more).toEqual([]);
  expect(comment?.body).toMatch(/\nrun [1-5] /);
});

test("duplicates that an aborted run left behind are removed", async () => {
  const talk = await conversation();
  await talk.create(`${writeMarker(draft("one").marker)}\none`);
  await talk.create(`${writeMarker(draft("one").marker)}\none`);
  await postSticky(talk, draft("two", later), "always");
  expect((await ours()).map((comment) => comment.body)).toEqual([expect.stringContaining("two")]);
});

test("without permission to write the failure says so by its status", async () => {
  const talk = await conversation(await github.jobToken("read"));
  await expect(postSticky(talk, draft("one"), "always")).rejects.toMatchObject({ status: 403 });
});
