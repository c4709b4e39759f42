import { readFileSync } from "node:fs";
import * as z from "zod";
import { StackConfig } from "./stack-config.ts";

/**
 * Reads what somebody who deploys has written.
 *
 * @param path of a JSON file, absolute or from the working folder
 * @throws Error with every mistake and its path in one message
 */
export function readConfig(path: string): StackConfig {
  const config = StackConfig.safeParse(parseJson(path, readText(path)));
  if (config.success) return config.data;
  throw new Error(`${path} is not valid:\n${z.prettifyError(config.error)}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new Error(`${path} cannot be read. Copy infra/config.example.json and edit it.`, {
      cause,
    });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${String(cause)}`, { cause });
  }
}
