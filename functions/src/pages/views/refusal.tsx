interface RefusalProps {
  /** What cannot be shown or done, with a full stop. */
  readonly what: string;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string };
}

/** Why a part of a page is not there, and what to do. */
export function Refusal({ what, error }: RefusalProps) {
  return (
    <div class="note warn">
      <p>
        <b>{what}</b> {error.message}
      </p>
      <p>
        {error.hint} <code>{error.code}</code>
      </p>
    </div>
  );
}
