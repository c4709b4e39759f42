import type { Client, ClientOptions, runCheck } from "pggit";
import type { Conversation } from "./sticky-comment.ts";
import type { WorkflowRun } from "./workflow-run.ts";

/** Everything that a run touches besides its inputs. */
export interface Edges {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workflow: WorkflowRun;
  readonly log: Log;
  /** Turns a target into the connection URL that it stands for, so that it can be masked. */
  resolveTarget(target: string): Promise<string>;
  check: typeof runCheck;
  /** GitHub's token of this job, made out to an audience. */
  identity(audience: string): Promise<string>;
  /** A deployed operations API. */
  api(options: Pick<ClientOptions, "url" | "token">): Pick<Client, "compare">;
  conversation(token: string, pullRequest: number): Conversation;
}

/** What the runner offers a step for speaking. */
export interface Log {
  info(message: string): void;
  notice(message: string, title: string): void;
  warning(message: string, title: string): void;
  error(message: string, title: string): void;
  mask(secret: string): void;
  output(name: string, value: string): void;
}
