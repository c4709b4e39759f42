import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledCode } from "../src/functions/bundled-code.ts";
import { StackConfig } from "../src/config/stack-config.ts";
import { app, everything, example, resource, resources, temporaryFolder } from "./synthesized.ts";

const names = ["Api", "Emergency", "Schedule"] as const;
const lambda = "AWS::Lambda::Function";

test.each(names)("%s runs on Node 24 on arm64, with the least of time that it needs", (name) => {
  expect(resource(lambda, `${name}Function`).Properties).toMatchObject({
    Runtime: "nodejs24.x",
    Architectures: ["arm64"],
    Handler: "index.handler",
    MemorySize: 512,
    Timeout: { Api: 29, Emergency: 29, Schedule: 300 }[name],
  });
  expect(Object.keys(resources(lambda))).toHaveLength(names.length);
});

test("instances are kept for the emergency function, so that load elsewhere cannot starve it", () => {
  const reserved = "ReservedConcurrentExecutions";
  expect(resource(lambda, "EmergencyFunction").Properties).toHaveProperty(reserved, 20);
  expect(resource(lambda, "ApiFunction").Properties).not.toHaveProperty(reserved);
  const limited = { functions: { api: { reserved_concurrency: 5 } } };
  expect(resource(lambda, "ApiFunction", limited).Properties).toHaveProperty(reserved, 5);
  const none = { functions: { emergency: { reserved_concurrency: null } } };
  expect(resource(lambda, "EmergencyFunction", none).Properties).not.toHaveProperty(reserved);
});

test.each(names)("%s logs to a group that ends, and that outlives the stack", (name) => {
  const { Properties, DeletionPolicy } = resource("AWS::Logs::LogGroup", `${name}Log`);
  expect(Properties).toHaveProperty("RetentionInDays", 90);
  expect(DeletionPolicy).toBe("Retain");
  expect(resource(lambda, `${name}Function`).Properties["LoggingConfig"]).toEqual({
    LogGroup: { Ref: expect.stringMatching(`^${name}Log`) },
  });
});

test("no log of the stack is kept for ever", () => {
  const groups = Object.values(resources("AWS::Logs::LogGroup", { log_retention_days: 30 }));
  expect(groups.map(({ Properties }) => Properties["RetentionInDays"])).toEqual([30, 30, 30, 30]);
});

test("a job may go on for more rounds than Lambda's loop detection allows; nothing else may", () => {
  const loops = names.map(
    (name) => resource(lambda, `${name}Function`).Properties["RecursiveLoop"],
  );
  expect(loops).toEqual(["Terminate", "Terminate", "Allow"]);
});

test("a function's code is its bundle, and beside it what is not secret of the configuration", () => {
  const assembly = app().synth().directory;
  const manifest = readFileSync(join(assembly, "Pggit.assets.json"), "utf8");
  const folders = new Set(manifest.match(/asset\.[0-9a-f]{64}/g));
  expect(folders.size).toBeGreaterThan(0);
  for (const folder of folders) {
    expect(existsSync(join(assembly, folder, "index.mjs"))).toBe(true);
    const config = JSON.parse(readFileSync(join(assembly, folder, "config.json"), "utf8"));
    expect(config).toEqual(example.api);
  }
});

test("of the API's configuration nothing is changed, and nothing filled in", () => {
  const { webhooks: _, ...api } = example.api;
  const sns = { sender: "sns", topics: ["arn:aws:sns:eu-central-1:123456789012:alarms"] };
  for (const part of [api, { ...api, webhooks: { sns } }]) {
    expect(StackConfig.parse({ ...example, api: part }).api).toEqual(part);
  }
});

test.each(names)("%s is told where its configuration is", (name) => {
  const variable = "Environment.Variables.PGGIT_CONFIG";
  const config_secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:pggit/keys-StUvWx";
  const made = resource(lambda, `${name}Function`).Properties;
  expect(made).toHaveProperty(variable, "config.json");
  const withMore = resource(lambda, `${name}Function`, { config_secret }).Properties;
  expect(withMore).toHaveProperty(variable, `config.json ${config_secret}`);
});

test("a bundle that is not there is named, and how to make it", () => {
  expect(() => bundledCode(temporaryFolder(), {})).toThrow(/has no index\.mjs\. Run npm run /);
});

test("tracing is on where it is asked for", () => {
  const traced = Object.values(resources(lambda, everything));
  for (const { Properties } of traced)
    expect(Properties["TracingConfig"]).toEqual({ Mode: "Active" });
  for (const { Properties } of Object.values(resources(lambda))) {
    expect(Properties).not.toHaveProperty("TracingConfig");
  }
});
