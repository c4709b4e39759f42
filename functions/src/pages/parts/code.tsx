interface CodeProps {
  /** What the text is, for screen readers. */
  readonly label: string;
  readonly text: string;
}

/** A text of several lines as it is; what is too wide is moved sideways, by keyboard as well. */
export function Code({ label, text }: CodeProps) {
  return (
    <pre role="region" aria-label={label} tabindex={0}>
      {text}
    </pre>
  );
}
