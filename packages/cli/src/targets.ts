import {
  connect,
  describeTarget,
  EnvironmentName,
  type NeonOptions,
  neonOptionsOf,
  PggitError,
  type Sql,
} from "pggit";
import type { Edges } from "./edges.ts";
import { configFile, type EnvironmentsConfig, parseEnvironments } from "./environments-config.ts";

/** A target as it was given, followed to where it leads. */
export interface FoundTarget {
  /** How people are told of it: its name, or what of it is not secret. */
  readonly label: string;
  /** What connect() takes. */
  readonly target: string;
  readonly neon?: NeonOptions | undefined;
}

/** The databases that commands work on, by URL or by name. */
export interface Targets {
  /**
   * Follows a name to its target; whatever is no name comes back as it is.
   *
   * @throws PggitError UNKNOWN_ENVIRONMENT, INVALID_CONFIG
   */
  find(given: string): Promise<FoundTarget>;
  /** Every name there is, sorted. */
  names(): Promise<string[]>;
}

/** Variables that name a target: PGGIT_TARGET_PRODUCTION is `production`. */
const variable = /^PGGIT_TARGET_([A-Z][A-Z0-9_]*)$/;

/**
 * The targets that the variables and the configuration file name. The file is
 * read when a name is first asked for, so that a URL needs none.
 *
 * @param chosen the file that `--config` named
 */
export function knownTargets(edges: Edges, chosen: () => string | undefined): Targets {
  let read: Promise<Known> | undefined;
  const known = () => {
    read ??= readFile(edges, chosen());
    return read;
  };
  return {
    async find(given) {
      const name = given.trim();
      if (!isName(name)) return { label: describeTarget(given), target: given };
      const said = edges.environment[variableOf(name)]?.trim();
      if (said) return { label: name, target: said };
      const { path, config } = await known();
      const found = Object.hasOwn(config.environments, name)
        ? config.environments[name]
        : undefined;
      if (!found) throw unknown(name, Object.keys(config.environments), path);
      return { label: name, target: found.target, neon: neonOptionsOf(found) };
    },
    async names() {
      const { config } = await known();
      const said = Object.keys(edges.environment).flatMap((name) => {
        const [, rest] = variable.exec(name) ?? [];
        return rest === undefined ? [] : [rest.toLowerCase()];
      });
      return [...new Set([...said, ...Object.keys(config.environments)])].toSorted();
    },
  };
}

/** Whether a target is a name; every other form has a colon or an equals sign. */
export function isName(target: string): boolean {
  return EnvironmentName.safeParse(target.trim()).success;
}

/** Connects to what was found. */
export function openTarget({ target, neon }: FoundTarget, { environment }: Edges): Promise<Sql> {
  return connect(target, { environment, neon });
}

interface Known {
  /** Undefined where there is no file. */
  readonly path: string | undefined;
  readonly config: EnvironmentsConfig;
}

async function readFile(edges: Edges, chosen: string | undefined): Promise<Known> {
  const named = chosen ?? edges.environment["PGGIT_CLI_CONFIG"];
  const path = named || (await edges.findUpward(configFile));
  if (path === undefined) return { path, config: { environments: {} } };
  const text = await edges.readFile(path).catch((thrown: unknown) => {
    throw new PggitError({
      code: "INVALID_CONFIG",
      message: `${path} cannot be read.`,
      hint: "Check the path of --config or PGGIT_CLI_CONFIG, and that you may read the file.",
      cause: thrown,
    });
  });
  return { path, config: parseEnvironments(text, path) };
}

function variableOf(name: string): string {
  return `PGGIT_TARGET_${name.toUpperCase().replaceAll("-", "_")}`;
}

function unknown(name: string, names: readonly string[], path: string | undefined): PggitError {
  const where =
    path === undefined
      ? `there is no ${configFile} in this directory or above it, and ${variableOf(name)} is not set`
      : `${path} has ${names.length === 0 ? "none" : names.join(", ")}`;
  return new PggitError({
    code: "UNKNOWN_ENVIRONMENT",
    message: `No environment is called ${name}: ${where}.`,
    hint: "Name it there, or give a URL, env:NAME, or the ARN of a secret.",
  });
}
