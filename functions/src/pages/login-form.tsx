import type { PggitError } from "pggit";

interface LoginFormProps {
  /** Where to go on to. */
  readonly next: string;
  /** Whether somebody on the way can read the key. */
  readonly isOpen: boolean;
  readonly error?: PggitError;
}

/** Asks for an API key. */
export function LoginForm({ next, isOpen, error }: LoginFormProps) {
  return (
    <div class="login panel">
      <h1>Log in to pgGit</h1>
      {error && (
        <p class="note bad" role="alert" id="login-problem">
          <b>{error.message}</b> {error.hint}
        </p>
      )}
      <form method="post" action="/ui/login">
        <input type="hidden" name="next" value={next} />
        <p class="field">
          <label for="key">API key</label>
          <input
            id="key"
            name="key"
            type="password"
            required
            autofocus
            autocomplete="current-password"
            spellcheck={false}
            aria-describedby={error ? "login-problem key-hint" : "key-hint"}
            aria-invalid={error ? "true" : undefined}
          />
          <small id="key-hint">
            It begins with <code>pggit_</code>. What you see and may do follows from its scopes.
          </small>
        </p>
        {isOpen && (
          <p class="note warn">
            This connection is not encrypted, so others on the network can read the key. Use https.
          </p>
        )}
        <button type="submit" class="main">
          Log in
        </button>
      </form>
      <p class="quiet">
        Whoever runs the API makes keys with <code>pggit keys create</code>. You are logged out
        after eight hours, or as soon as the key is removed.
      </p>
    </div>
  );
}
