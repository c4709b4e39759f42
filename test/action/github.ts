/**
 * GitHub for tests: a stateful emulator of its REST API with one repository,
 * one pull request, people who comment, and the App behind the job's token.
 */
import { createSign } from "node:crypto";
import { createEmulator, type Emulator } from "emulate";
import * as z from "zod";

const APP = 15368;
const INSTALLATION = 100;

/** What a job's `permissions:` may say about pull requests. */
export type PullRequestPermission = "write" | "read";

/** A comment as the API returns it. */
const PostedComment = z.object({
  id: z.int(),
  body: z.string(),
  html_url: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  user: z.object({ login: z.string() }),
});
type PostedComment = z.infer<typeof PostedComment>;

/** A running GitHub with one pull request. */
export interface GitHub {
  readonly url: string;
  readonly repository: string;
  readonly pullRequest: number;
  /** Token of a person, whose login is `mona`; it may write. */
  readonly personalToken: string;
  /** A token as GitHub gives it to a job: its comments are by github-actions[bot]. */
  jobToken(permission?: PullRequestPermission): Promise<string>;
  /** All comments of the pull request, oldest first. */
  comments(): Promise<PostedComment[]>;
  /** Lets a person comment. */
  say(body: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a GitHub whose pull request has no comment yet; the caller closes it. */
export async function startGitHub(): Promise<GitHub> {
  const emulator = await createEmulator({
    service: "github",
    // Any free port; the emulator would otherwise take 4000.
    port: 0,
    seed: {
      tokens: { token_of_mona: { login: "mona", scopes: ["repo"] } },
      github: {
        users: [{ login: "mona" }],
        repos: [{ owner: "mona", name: "shop", auto_init: true }],
        apps: [
          {
            app_id: APP,
            slug: "github-actions",
            name: "GitHub Actions",
            permissions: { contents: "read", pull_requests: "write" },
            installations: [
              { installation_id: INSTALLATION, account: "mona", repository_selection: "all" },
            ],
          },
        ],
      },
    },
  });
  const personalToken = "token_of_mona";
  const call = caller(emulator);
  const { number } = z.object({ number: z.int() }).parse(
    await call("POST /repos/mona/shop/pulls", personalToken, {
      title: "Add invoices",
      head: "invoices",
      base: "main",
    }),
  );
  const path = `/repos/mona/shop/issues/${number}/comments`;
  return {
    url: emulator.url,
    repository: "mona/shop",
    pullRequest: number,
    personalToken,
    async jobToken(permission = "write") {
      const answer = await call(
        `POST /app/installations/${INSTALLATION}/access_tokens`,
        appToken(emulator),
        { permissions: { contents: "read", pull_requests: permission } },
      );
      return z.object({ token: z.string() }).parse(answer).token;
    },
    async comments() {
      const all: PostedComment[] = [];
      for (let page = 1; ; page += 1) {
        const some = z
          .array(PostedComment)
          .parse(await call(`GET ${path}?per_page=100&page=${page}`, personalToken));
        all.push(...some);
        if (some.length < 100) return all;
      }
    },
    async say(body) {
      await call(`POST ${path}`, personalToken, { body });
    },
    close: () => emulator.close(),
  };
}

function caller(emulator: Emulator) {
  return async (route: string, token: string, body?: object): Promise<unknown> => {
    const [method = "", path = ""] = route.split(" ");
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}

/** A GitHub App signs in with a JSON Web Token of its own key. */
function appToken(emulator: Emulator): string {
  const key = emulator.generatedSecrets.find((secret) => secret.kind === "github.app_private_key");
  if (!key) throw new Error("The emulator made no key for the App.");
  const now = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: "RS256", typ: "JWT" },
    { iat: now - 60, exp: now + 540, iss: String(APP) },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  const signature = createSign("RSA-SHA256").update(parts.join(".")).sign(key.value, "base64url");
  return [...parts, signature].join(".");
}
