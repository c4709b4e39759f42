import { PggitError } from "pggit";

/**
 * Gives work a time. It is told through the signal when that is over, and from
 * then on not waited for.
 *
 * @throws PggitError CALL_TIMEOUT, and what the work throws before
 */
export async function within<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(
        new PggitError({
          code: "CALL_TIMEOUT",
          message: `It took longer than ${milliseconds} ms.`,
          hint: "Try again; pggit status says whether it was done.",
        }),
      );
    }, milliseconds);
  });
  try {
    return await Promise.race([work(controller.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
