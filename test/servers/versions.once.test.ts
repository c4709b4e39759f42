import { expect, test } from "vitest";
import { findBinaries } from "./binaries.ts";
import { howToInstall, parseVersions } from "./versions.ts";

test("a list of versions comes back in order, each once", () => {
  expect(parseVersions("18, 14,16,14")).toEqual([14, 16, 18]);
});

test("without a list the versions of the workspace are used", () => {
  expect(parseVersions(undefined)).toEqual([14, 18]);
  expect(parseVersions(" ")).toEqual([14, 18]);
});

test("a version that pgGit is not tested with is refused", () => {
  expect(() => parseVersions("14,13")).toThrow(/names "13".*14, 15, 16, 17, 18/);
  expect(() => parseVersions("latest")).toThrow(/names "latest"/);
});

test("the way to install a version depends on where it comes from", () => {
  expect(howToInstall(16)).toContain("node test/servers/install-more.ts");
  expect(howToInstall(18)).toContain("npm ci");
});

test("a version that is not installed is an error that says how to install it", async () => {
  await expect(findBinaries(13)).rejects.toThrow(howToInstall(13));
});
