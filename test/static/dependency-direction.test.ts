import { posix } from "node:path";
import { expect, test } from "vitest";
import { files, read } from "./files.ts";

interface Import {
  readonly file: string;
  readonly specifier: string;
}

/** Which workspaces' packages the sources of a workspace may import. */
const directions: Record<string, readonly string[]> = {
  "packages/pggit": [],
  "packages/cli": ["pggit", "pggit-functions"],
  functions: ["pggit"],
  action: ["pggit"],
  // Names what it deploys by path only.
  infra: [],
};

/** What the core may load besides its small dependencies, and the one file that does. */
const guests = new Map([
  ["@aws-sdk/client-secrets-manager", "packages/pggit/src/connect/secrets-manager.ts"],
]);

/** What belongs to one of the core's users. */
const ofUsers = /^(?:hono|@hono\/|@aws-sdk\/|@aws-lambda-|aws-|@actions\/|commander|vitest\/)/;

/** Build scripts of the core that the builds of others use, too. */
const sharedScripts = "packages/pggit/scripts/";

const statement = /(?:\bfrom|\bimport)\s*\(?\s*"([^"\n]+)"/g;

function importsOf(workspace: string): Import[] {
  return files(
    `${workspace}/src/*.ts`,
    `${workspace}/src/*.tsx`,
    `${workspace}/scripts/*.ts`,
  ).flatMap((file) =>
    [...read(file).matchAll(statement)].map(([, specifier = ""]) => ({ file, specifier })),
  );
}

const shown = ({ file, specifier }: Import) => `${file} imports ${specifier}`;

test.each(Object.entries(directions))("%s imports of this repository only %j", (workspace, may) => {
  const imports = importsOf(workspace);
  expect(imports.length).toBeGreaterThan(10);
  const wrong = imports.filter(({ file, specifier }) => {
    if (specifier.startsWith(".")) {
      const target = posix.join(posix.dirname(file), specifier);
      const isShared = file.includes("/scripts/") && target.startsWith(sharedScripts);
      return !target.startsWith(`${workspace}/`) && !isShared;
    }
    // pggit-functions/serve is part of pggit-functions
    return specifier.startsWith("pggit") && !may.includes(specifier.split("/", 1)[0] ?? "");
  });
  expect(wrong.map(shown)).toEqual([]);
});

test("the core knows nothing of HTTP frameworks, AWS, GitHub or the command line", () => {
  const wrong = importsOf("packages/pggit").filter(
    ({ file, specifier }) => ofUsers.test(specifier) && guests.get(specifier) !== file,
  );
  expect(wrong.map(shown)).toEqual([]);
});

test("only files called main or index, the command's bin and Lambda's entries read the process's environment", () => {
  const edges =
    /\/(?:main|index|bin)\.ts$|^functions\/src\/lambda\/(?:api|emergency|schedule)\.ts$/;
  const sources = [
    "packages/*/src/*.ts",
    "functions/src/*.ts",
    "functions/src/*.tsx",
    "action/src/*.ts",
    "infra/src/*.ts",
  ];
  const readers = files(...sources)
    .filter((file) => !/\.(?:test|fixture)\.ts$/.test(file) && !edges.test(file))
    .filter((file) => /\bprocess\.(?:env|argv|exit\b|exitCode)/.test(read(file)));
  expect(readers).toEqual([]);
});
