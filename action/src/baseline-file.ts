import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Baseline } from "pggit";
import { InputError } from "./inputs.ts";

const usualPath = ".pggit/baseline.json";

/**
 * Reads the committed baseline of accepted differences.
 *
 * @param input the input `baseline`, empty where none was given: then the usual file counts if it exists
 * @param workspace the checked-out repository
 * @throws InputError when a file that was named is missing, or a file that is there is not a baseline; a baseline
 *   that cannot be read must not quietly become an empty one
 */
export async function readBaseline(input: string, workspace: string): Promise<Baseline | null> {
  const path = input || usualPath;
  let text: string;
  try {
    text = await readFile(resolve(workspace, path), "utf8");
  } catch {
    if (input === "") return null;
    throw new InputError(
      `Input baseline names ${path}, which cannot be read. Run actions/checkout before this step, or write the file with pggit compare --write-baseline.`,
    );
  }
  const parsed = Baseline.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(
    `${path} is not a baseline (${issue?.path.join(".") || "file"}: ${issue?.message}). Write it anew with pggit compare --write-baseline.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
