/** A server's or driver's message as a sentence: capital letter first, full stop last. */
export function sentence(message: string): string {
  const trimmed = message.trim();
  const start = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
