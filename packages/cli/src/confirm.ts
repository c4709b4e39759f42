import { PggitError } from "pggit";
import type { World } from "./world.ts";

/** Something that cannot be taken back. */
export interface Irrevocable {
  /** What `--yes` said. */
  readonly yes: boolean;
  readonly target: string;
  /** The beginning of a sentence that goes on with "cannot be taken back". */
  readonly what: string;
  /** How else it can be done, a sentence. */
  readonly otherwise?: string;
}

/**
 * Lets pass what `--yes` allows. Else whoever sits at the terminal types the name
 * of the database; where nobody does, it is refused.
 *
 * @throws PggitError CONFIRMATION_REQUIRED
 */
export async function confirm(
  { yes, target, what, otherwise = "Say --yes if that is what you want." }: Irrevocable,
  { ask, targets }: World,
): Promise<void> {
  if (yes) return;
  const { label } = await targets.find(target);
  const name = label.slice(label.lastIndexOf("/") + 1);
  const sentence = `${what} cannot be taken back (${label}).`;
  const answer = await ask?.line(`${sentence} Type ${name} to go on`, (given) =>
    given === name ? undefined : `That is not ${name}; Ctrl-C gives up`,
  );
  if (answer === name) return;
  throw new PggitError({
    code: "CONFIRMATION_REQUIRED",
    message: sentence,
    hint: `Nothing was done. ${otherwise}`,
  });
}
