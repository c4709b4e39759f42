/**
 * Completion in real shells: bash is everywhere, and what is typed there is
 * completed. What is offered for which words is tested beside the source; of
 * zsh and fish, where they are installed, the script is run.
 */
import { execFile, execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundledCli } from "./command.ts";
import { keys, terminal, type Terminal } from "./terminal.ts";

let folder = "";
let environment: Record<string, string> = {};
let shell: Terminal | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pggit-shell-"));
  const command = `#!/bin/sh\nexec '${process.execPath}' '${await bundledCli()}' "$@"\n`;
  await writeFile(join(folder, "pggit"), command);
  await chmod(join(folder, "pggit"), 0o755);
  const environments = { production: { target: "env:P" }, staging: { target: "env:S" } };
  await writeFile(join(folder, "pggit.config.json"), JSON.stringify({ environments }));
  environment = {
    PATH: `${folder}:${process.env.PATH}`,
    HOME: folder,
    HISTFILE: "",
    PS1: "ready> ",
  };
});

afterAll(async () => {
  shell?.close();
  await shell?.ended;
  await rm(folder, { recursive: true });
});

test("bash completes commands, names of environments, flags and their values", async () => {
  shell = terminal({
    program: "bash",
    argv: ["--norc", "--noprofile", "-i"],
    environment,
    directory: folder,
    columns: 120,
  });
  await shell.shows("ready> ");
  shell.type(`eval "$(pggit completion bash)"${keys.enter}`);
  await shell.shows("ready> ");
  shell.type(`pggit conf${keys.tab}`);
  await shell.shows("pggit conflicts ");
  shell.type(`li${keys.tab}`);
  await shell.shows("list ");
  shell.type(`prod${keys.tab}`);
  await shell.shows("production ");
  shell.type(`--st${keys.tab}`);
  await shell.shows("--status ");
  shell.type(`unr${keys.tab}`);
  await shell.shows("unresolved ");
  shell.type(`--format=j${keys.tab}`);
  await shell.shows("--format=json ");
  // What pggit knows nothing of is a file.
  shell.type(`${keys.clear}pggit export staging --output pggit.c${keys.tab}`);
  await shell.shows("pggit.config.json ");
  expect(shell.text()).not.toContain("rror");
}, 180_000);

const isInstalled = (name: string) => {
  try {
    execFileSync(name, ["-c", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

const others = {
  // compinit asks at the first start; nobody answers here.
  zsh: [
    "-f",
    "-c",
    'autoload -Uz compinit && compinit -u && eval "$(pggit completion zsh)" && echo read',
  ],
  fish: [
    "-N",
    "-c",
    "pggit completion fish | source; and complete -C 'pggit conflicts li'; and echo read",
  ],
};

const present = ["bash", ...Object.keys(others).filter(isInstalled)] as const;

test.each(present)("%s reads its script without a word", async (name) => {
  const argv =
    name === "bash"
      ? ["-c", 'eval "$(pggit completion bash)" && echo read']
      : others[name as keyof typeof others];
  const { stdout, stderr } = await promisify(execFile)(name, argv, {
    env: environment,
    cwd: folder,
  });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/read\n$/);
  if (name === "fish") expect(stdout).toMatch(/^list\t/);
});
