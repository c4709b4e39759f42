import type { Sql } from "pggit";
import type { CallLimit } from "./call-limit.ts";
import type { Open, Reach } from "./reach.ts";
import { leavesSessionSound, runLent, within } from "./run-lent.ts";
import { readyText } from "./session-text.ts";
import { shutDown } from "./shut-down.ts";
import { Slots } from "./slots.ts";

/** How a pool is to be. */
export interface SessionPoolOptions {
  readonly open: Open;
  /** Sessions at most. */
  readonly max: number;
  /** Milliseconds after which a session that nobody used is closed. */
  readonly idleMs: number;
  /** Whether statements can be cancelled over a second connection. */
  readonly canCancel: boolean;
}

interface Idle {
  readonly sql: Sql;
  readonly since: number;
}

/** Milliseconds within which a connection must stand. */
const connectMs = 10_000;

/** Milliseconds within which a kept session must answer; one that was frozen may never. */
const answerMs = 2_000;

/** Milliseconds that closing may take; what does not answer is left to the server. */
const closeMs = 1_000;

/**
 * A few sessions that calls take turns with.
 *
 * What a call left in its session is taken back before the next one, in the same
 * round trip that shows that it still stands: one that died while the function was
 * frozen is replaced before anything has run on it.
 */
export class SessionPool implements Reach {
  readonly #options: SessionPoolOptions;
  readonly #slots: Slots;
  readonly #idle: Idle[] = [];
  readonly #closing = new Set<Promise<void>>();
  #sweeper: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: SessionPoolOptions) {
    this.#options = options;
    this.#slots = new Slots(options.max);
  }

  async use<Result>(work: (sql: Sql) => Promise<Result>, limit: CallLimit): Promise<Result> {
    const giveBack = await this.#slots.take(limit);
    let session: Sql | undefined;
    try {
      session = await this.#ready(limit);
      const open = this.#options.canCancel ? this.#options.open : null;
      const result = await runLent(session, work, { limit, open });
      this.#keep(session);
      return result;
    } catch (error) {
      if (session && !limit.error && leavesSessionSound(error)) this.#keep(session);
      else if (session) await this.#discard(session);
      throw error;
    } finally {
      giveBack();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#sweeper);
    for (const { sql } of this.#idle.splice(0)) void this.#discard(sql);
    await Promise.all(this.#closing);
  }

  /** A session that is as a new one: the one used last, since the others may then be closed. */
  async #ready(limit: CallLimit): Promise<Sql> {
    if (this.#isClosed) throw shutDown();
    this.#sweep();
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (await this.#isReady(idle.sql, limit)) return idle.sql;
      void this.#discard(idle.sql);
      if (limit.error) throw limit.error;
    }
    const session = await this.#open(limit);
    try {
      await limit.race(session.script(readyText(limit)));
      return session;
    } catch (error) {
      await this.#discard(session);
      throw limit.explain(error);
    }
  }

  async #isReady(session: Sql, limit: CallLimit): Promise<boolean> {
    let stands = false;
    const answer = async () => {
      await limit.race(session.script(readyText(limit)));
      stands = true;
    };
    await within(answer(), answerMs);
    return stands;
  }

  async #open(limit: CallLimit): Promise<Sql> {
    const opening = this.#options.open(Math.min(connectMs, limit.msLeft ?? connectMs));
    try {
      return await limit.race(opening);
    } catch (error) {
      // One that comes to stand after all is nobody's.
      void opening.then(
        (late) => this.#discard(late),
        () => undefined,
      );
      throw limit.explain(error);
    }
  }

  #keep(sql: Sql): void {
    if (this.#isClosed) {
      void this.#discard(sql);
      return;
    }
    this.#idle.push({ sql, since: Date.now() });
    this.#arm();
  }

  #discard(sql: Sql): Promise<void> {
    const closing = within(sql.close(), closeMs).finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
    return closing;
  }

  /** Timers stand still while a function is frozen, so what is too old is also looked for at each call. */
  #sweep(): void {
    const oldest = Date.now() - this.#options.idleMs;
    while (this.#idle[0] && this.#idle[0].since <= oldest) {
      const idle = this.#idle.shift();
      if (idle) void this.#discard(idle.sql);
    }
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#sweeper);
    const [first] = this.#idle;
    if (!first || !Number.isFinite(this.#options.idleMs)) return;
    const inMs = Math.max(0, first.since + this.#options.idleMs - Date.now()) + 1;
    this.#sweeper = setTimeout(() => this.#sweep(), inMs);
    // Kept sessions must not keep a process from ending.
    this.#sweeper.unref();
  }
}
