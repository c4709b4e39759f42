/**
 * Stacks for tests: the example's configuration with changes, as CloudFormation would get it.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { inject } from "vitest";
import { StackConfig } from "../src/config/stack-config.ts";
import { makeApp } from "../src/make-app.ts";
import { PggitStack } from "../src/pggit-stack.ts";

/** What an adopter would write: the example, and what a test changes in it. */
export type Changes = Readonly<Record<string, unknown>>;

export const exampleText = readFileSync(new URL("../config.example.json", import.meta.url), "utf8");

/** The example as it stands: before defaults. */
export const example = JSON.parse(exampleText) as {
  readonly api: {
    readonly environments: Readonly<Record<"production" | "staging", { readonly target: string }>>;
    readonly keys: readonly object[];
    readonly webhooks: { readonly incidents: { readonly secrets: readonly string[] } };
  };
};

/** Everything that a configuration can turn on. */
export const everything: Changes = {
  customer_key: true,
  tracing: true,
  vpc: {
    vpc_id: "vpc-0a1b2c3d",
    subnet_ids: ["subnet-0a1b2c3d", "subnet-4e5f6a7b"],
    database_security_group_ids: ["sg-0a1b2c3d"],
  },
  secret_keys: {
    [example.api.environments.production.target]:
      "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
};

/** A folder that is gone after the tests. */
export function temporaryFolder(): string {
  return mkdtempSync(join(inject("folder"), "test-"));
}

/** The app, with bundles that do nothing: what they contain is the functions' concern. */
export function app(changes: Changes = {}): App {
  const bundles = temporaryFolder();
  for (const name of ["api", "emergency", "schedule"]) {
    mkdirSync(join(bundles, name));
    writeFileSync(join(bundles, name, "index.mjs"), "export const handler = async () => {};\n");
  }
  const config = StackConfig.parse({ ...example, ...changes });
  return makeApp({ config, bundles }, temporaryFolder());
}

const templates = new Map<string, Template>();

/** The template of a configuration; each is made once, also where several files want it. */
export function template(changes: Changes = {}): Template {
  const key = JSON.stringify(changes);
  const known = templates.get(key);
  if (known) return known;
  const stack = app(changes).node.children.find((child) => child instanceof PggitStack);
  if (!stack) throw new Error("The app has no stack.");
  const made = Template.fromStack(stack);
  templates.set(key, made);
  return made;
}

/** A resource as CloudFormation gets it. */
export interface Resource {
  readonly Type: string;
  // The shape depends on the type, and the assertions say what they expect.
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

/** The resources of a type, by logical id. */
export function resources(type: string, changes: Changes = {}): Record<string, Resource> {
  return template(changes).findResources(type) as Record<string, Resource>;
}

/** The one resource of a type whose logical id begins so. */
export function resource(type: string, prefix: string, changes: Changes = {}): Resource {
  const found = Object.entries(resources(type, changes)).filter(([id]) => id.startsWith(prefix));
  const [only] = found;
  if (!only || found.length > 1) {
    throw new Error(`${found.length} resources of ${type} begin with ${prefix}.`);
  }
  return only[1];
}
