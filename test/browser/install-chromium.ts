/**
 * A headless Chromium from npm, and fonts. It is some 90 MB and unpacks to twice that, so it is not among the
 * workspace's packages: whoever runs the browser tests first installs it in chromium/.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A browser, and what it needs of its surroundings. */
export interface Chromium {
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
}

const folder = join(import.meta.dirname, "chromium");

/** Gone with the packages when they are installed anew, and shared with no other checkout. */
const unpacked = join(folder, "node_modules", ".unpacked");

/** What the package is asked for: it unpacks into the folder for temporary files, once. */
const unpack = `
  const { default: chromium } = await import("@sparticuz/chromium");
  process.stdout.write(await chromium.executablePath());`;

/**
 * The browser from npm, or the one that is named.
 *
 * @param named the path of another browser of this family, for a platform for which the package has none
 * @throws Error with what npm or the package printed where it cannot be had
 */
export function findChromium(named: string | undefined): Chromium {
  if (named) return { program: named, env: {} };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "The Chromium from npm is for Linux on x64: name a Chrome or Chromium in PGGIT_TEST_BROWSER.",
    );
  }
  if (changedAt("node_modules/.package-lock.json") < changedAt("package-lock.json")) {
    run("npm ci --no-progress --no-audit --no-fund", process.env);
  }
  mkdirSync(unpacked, { recursive: true });
  const program = run(`"${process.execPath}" --input-type=module --eval '${unpack}'`, {
    ...process.env,
    NODE_OPTIONS: "",
    TMPDIR: unpacked,
  });
  return { program, env: { FONTCONFIG_FILE: fontConfiguration() } };
}

/** What it would take for the font of the system, which is one without serifs nearly everywhere. */
const unused = ["Serif", "Condensed", "ExtraLight", "Math"];

/**
 * Tells the browser where the fonts of its package are, and no others: a text is as wide on every machine, and without
 * any font at all it crashes.
 */
function fontConfiguration(): string {
  const file = join(unpacked, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "node_modules/dejavu-fonts-ttf/ttf")}</dir>
  <selectfont><rejectfont>${unused.map((name) => `<glob>*/DejaVu*${name}*</glob>`).join("")}</rejectfont></selectfont>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <cachedir>${join(unpacked, "font-cache")}</cachedir>
</fontconfig>
`,
  );
  return file;
}

function run(command: string, env: NodeJS.ProcessEnv): string {
  const { status, stdout, stderr, error } = spawnSync(command, {
    cwd: folder,
    shell: true,
    encoding: "utf8",
    env,
  });
  if (status === 0) return stdout;
  throw new Error(`Chromium cannot be installed in ${folder}: ${error ?? stdout + stderr}`);
}

/** In milliseconds; 0 where there is no such file. */
function changedAt(file: string): number {
  return statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
