/**
 * The packages as npm would publish them, installed where none of this repository is.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What npm says of a tarball that it packed. */
export interface Tarball {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** What a process left behind. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder outside the repository with the packages in it. */
export interface EmptyProject {
  readonly tarballs: readonly Tarball[];
  /** Runs a program in the folder to its end, whatever its exit code. */
  run(command: string, argv: readonly string[], variables?: Variables): Promise<Finished>;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

type Variables = Readonly<Record<string, string>>;

/**
 * Builds and packs both packages and installs the tarballs, with their dependencies and the optional
 * embedded database, in a new folder.
 *
 * @throws Error with npm's words where one of the steps fails
 */
export async function emptyProject(): Promise<EmptyProject> {
  const folder = await mkdtemp(join(tmpdir(), "pggit-packages-"));
  try {
    await succeed(root, join(root, "node_modules/.bin/tsc"), ["-b", "packages/cli"]);
    const packed = await succeed(root, "npm", [
      "pack",
      "./packages/pggit",
      "./packages/cli",
      "--json",
      `--pack-destination=${folder}`,
    ]);
    const tarballs = tarballsOf(packed);
    const manifest = { name: "empty-project", private: true, type: "module" };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    await succeed(folder, "npm", [
      "install",
      "--no-audit",
      "--no-fund",
      "--prefer-offline",
      ...tarballs.map(({ filename }) => `./${filename}`),
      `@electric-sql/pglite@${await installedVersion("@electric-sql/pglite")}`,
    ]);
    return {
      tarballs,
      run: (command, argv, variables) => finish(folder, { command, argv, variables }),
      write: (file, text) => writeFile(join(folder, file), text),
      remove: () => rm(folder, { recursive: true }),
    };
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

/** A list in npm 11, an object by name from npm 12 on. */
function tarballsOf(json: string): Tarball[] {
  return Object.values(JSON.parse(json) as Record<string, Tarball>);
}

async function installedVersion(name: string): Promise<string> {
  const text = await readFile(join(root, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

async function succeed(folder: string, command: string, argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await finish(folder, { command, argv });
  if (code !== 0) throw new Error(`${command} ${argv.join(" ")}\n${stdout}\n${stderr}`);
  return stdout;
}

interface Command {
  readonly command: string;
  readonly argv: readonly string[];
  readonly variables?: Variables | undefined;
}

function finish(cwd: string, { command, argv, variables }: Command): Promise<Finished> {
  const env = { ...outside(), ...variables };
  return new Promise((resolve) => {
    execFile(command, argv, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** The environment without what `npm test` says about this repository: npm would work here, not there. */
function outside(): Variables {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !/^(?:npm_(?:package|lifecycle|config_local)|INIT_CWD)/.test(entry[0]),
  );
  return Object.fromEntries(entries);
}
