import { expect, test } from "vitest";
import { safePath } from "./safe-path.ts";

test.each([
  ["/ui/shop/", "/ui/shop/"],
  ["/ui/shop/object?name=a%20b&type=table", "/ui/shop/object?name=a%20b&type=table"],
  ["/ui/shop/?x=//evil.example", "/ui/shop/?x=//evil.example"],
])("%s is a path of this page", (text, path) => {
  expect(safePath(text)).toBe(path);
});

test.each([
  null,
  undefined,
  "",
  "https://evil.example/ui/",
  "//evil.example/ui/",
  "/\\evil.example/ui/",
  "/ui/\\..\\..\\evil",
  "\\\\evil.example",
  "/ui//../../v1/environments",
  "/ui/../reference",
  "/ui/%2e%2e/reference",
  "/uifoo",
  "/v1/environments",
  "/ui/\nLocation: https://evil.example",
  "/ui/\t/evil.example",
  "javascript:alert(1)",
  " /ui/shop/",
  "/ui/login?next=/ui/login",
  "/ui/logout",
])("%j leads to the first page instead", (text) => {
  expect(safePath(text)).toBe("/ui/");
});
