import { afterEach, beforeEach, expect, test } from "vitest";
import { useDatabase } from "../servers/use-database.ts";
import { type GitHub, startGitHub } from "./github.ts";
import { runAction } from "./run-action.ts";
import { addition, breakingChange, shop } from "./shop.ts";

const production = useDatabase(shop);
const staging = useDatabase(shop);

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub();
});
afterEach(() => github.close());

async function run(inputs: Record<string, string> = {}) {
  return runAction({
    github,
    inputs: {
      "env1-url": production.url,
      "env2-url": staging.url,
      "github-token": await github.jobToken(),
      ...inputs,
    },
  });
}

async function change(sql: string): Promise<void> {
  await (await staging.client()).query(sql);
}

const ours = async () =>
  (await github.comments()).filter(({ user }) => user.login === "github-actions[bot]");

test("drift becomes one comment that later runs update behind pages of other comments", async () => {
  for (let number = 0; number < 110; number += 1) await github.say(`before ${number}`);
  await change(addition);
  const first = await run();
  for (let number = 0; number < 110; number += 1) await github.say(`after ${number}`);
  await change(breakingChange);
  const second = await run();

  const [comment, ...more] = await ours();
  expect(more).toEqual([]);
  expect(comment?.body).toContain("analytics_cache");
  expect(comment?.body).toContain("users");
  expect(first.outputs["comment-url"]).toBe(comment?.html_url);
  expect(second.outputs["comment-url"]).toBe(comment?.html_url);
  expect(second.outputs).toMatchObject({ verdict: "different", "has-drift": "true" });
  expect(await github.comments()).toHaveLength(221);
});

test("a run that finds what the last one found does not touch the comment", async () => {
  await change(addition);
  await run();
  const before = await ours();
  const again = await run();
  expect(await ours()).toEqual(before);
  expect(again.outputs["comment-url"]).toBe(before[0]?.html_url);
  expect(again.log).toContain("unchanged");
});

test("drift that goes away is said to be gone in the same comment", async () => {
  await change(addition);
  const first = await run();
  await change("drop table analytics_cache");
  const second = await run();
  const [comment, ...more] = await ours();
  expect(more).toEqual([]);
  expect(comment?.body).toContain("**What this comment reported before is gone.**");
  expect(comment?.body).not.toContain("analytics_cache");
  expect(second.outputs).toMatchObject({ verdict: "same", "has-drift": "false", differences: "0" });
  expect(second.outputs["comment-url"]).toBe(first.outputs["comment-url"]);
});

test("equal schemas are worth a comment with always, and none with on-change", async () => {
  expect((await run()).outputs["comment-url"]).toBe("");
  expect(await ours()).toEqual([]);
  const always = await run({ comment: "always" });
  expect(await ours()).toHaveLength(1);
  expect(always.exitCode).toBe(0);
});

test("with never there is no comment, and outputs, summary and report are there all the same", async () => {
  await change(addition);
  const result = await run({ comment: "never" });
  expect(await github.comments()).toEqual([]);
  expect(result.outputs).toMatchObject({
    "has-drift": "true",
    differences: "1",
    "new-differences": "1",
    breaking: "0",
    verdict: "different",
    "comment-url": "",
  });
  expect(result.summary).toContain("analytics_cache");
  expect(JSON.parse(result.report)).toMatchObject({ verdict: "different" });
});

test("a report beyond GitHub's limit is shortened in the comment and whole in summary and JSON", async () => {
  const columns = Array.from({ length: 20 }, (_, number) => `"größe_${number}" text`).join(", ");
  await change(`do $$ begin
    for number in 1..200 loop
      execute format('create table %I (${columns})', 'überlanger_tabellenname_' || number);
    end loop;
  end $$`);
  const result = await run();
  const [comment] = await ours();
  const body = comment?.body ?? "";
  expect(Buffer.byteLength(result.summary)).toBeGreaterThan(65_536);
  expect(Buffer.byteLength(body)).toBeLessThan(65_536);
  expect(Buffer.byteLength(body)).toBeGreaterThan(40_000);
  expect(body).toContain("This comment is shortened");
  expect(body).toContain("/mona/shop/actions/runs/42");
  expect(result.summary).toContain("überlanger_tabellenname_200");
  expect(JSON.parse(result.report).differences).toHaveLength(200);
  expect(result.outputs.differences).toBe("200");
});

test("a function body full of backticks stays inside its fence", async () => {
  await change(`create or replace function tax(amount numeric) returns numeric language sql
    as $$ select amount * 0.19 -- \`\`\` \`\`\`\` </details> <script>
    $$`);
  await run();
  const [comment] = await ours();
  const lines = (comment?.body ?? "").split("\n");
  const opening = lines.findIndex((line) => /^`{5,}/.test(line));
  expect(opening).toBeGreaterThan(-1);
  const fence = /^`+/.exec(lines[opening] ?? "")?.[0] ?? "";
  const closing = lines.findIndex((line, index) => index > opening && line === fence);
  const inside = lines.slice(opening, closing).join("\n");
  expect(inside).toContain("</details> <script>");
});

test("a person's token and a private name for each environment work as well", async () => {
  await change(addition);
  const inputs = { "github-token": github.personalToken, "env2-name": "preview 7" };
  await run(inputs);
  await run(inputs);
  const [comment, ...more] = await github.comments();
  expect(more).toEqual([]);
  expect(comment?.body).toContain("Only in preview 7");
});
