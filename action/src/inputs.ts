import { splitNames } from "pggit";
import * as z from "zod";
import { ActionError } from "./action-error.ts";
import { unreachableInputs } from "./unreachable-inputs.ts";

/** Every input of action.yml; a test holds the two equal. */
export const inputNames = [
  "env1-name",
  "env1-url",
  "env2-name",
  "env2-url",
  "api-url",
  "api-audience",
  "schemas",
  "ignore",
  "include",
  "fail-on",
  "comment",
  "baseline",
  "github-token",
  "report-path",
] as const;

const RawInputs = z.record(z.enum(inputNames), z.string()).readonly();

/** The inputs as action.yml names them, each a string, empty where it was not given. */
export type RawInputs = z.infer<typeof RawInputs>;

/** Collects the inputs as they stand. */
export function readInputs(read: (name: (typeof inputNames)[number]) => string): RawInputs {
  return RawInputs.parse(Object.fromEntries(inputNames.map((name) => [name, read(name)])));
}

/** What can fail the step besides an error, which always does. */
const FailOn = z.enum(["drift", "breaking", "inconsistent"]);
export type FailOn = z.infer<typeof FailOn>;

const CommentMode = z.enum(["always", "on-change", "never"]);
export type CommentMode = z.infer<typeof CommentMode>;

const Aspect = z.enum(["owner", "privileges", "comments"]);

const lines = z.string().transform((text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#")),
);

const words = z.string().transform((text) => text.split(/[\s,]+/).filter((word) => word !== ""));

const listedNames = z.string().transform((text) => text.split("\n").flatMap(splitNames));

/** What the environments are called in reports, whether or not the other inputs can be used. */
export function namesOf(raw: RawInputs): [env1: string, env2: string] {
  return [raw["env1-name"] || "production", raw["env2-name"] || "staging"];
}

const failOn = words
  .transform((names) => (names.length === 0 ? ["none"] : names))
  .refine((names) => !names.includes("none") || names.length === 1, {
    error: "says none and something else. Leave out one of the two",
  })
  .transform((names) => names.filter((name) => name !== "none"))
  .pipe(z.array(z.string()))
  .superRefine(onlyFrom(["none", ...FailOn.options]))
  .pipe(z.array(FailOn));

const InputsSchema = z
  .object({
    "env1-name": z.string(),
    "env1-url": z.string(),
    "env2-name": z.string(),
    "env2-url": z.string(),
    "api-url": z.string(),
    "api-audience": z.string(),
    schemas: listedNames,
    ignore: lines,
    include: words.superRefine(onlyFrom(Aspect.options)).pipe(z.array(Aspect)),
    "fail-on": failOn,
    comment: z
      .string()
      .transform((text) => (text === "" ? "on-change" : text))
      .superRefine((text, context) => onlyFrom(CommentMode.options)([text], context))
      .pipe(CommentMode),
    baseline: z.string(),
    "github-token": z.string(),
    "report-path": z.string(),
  })
  .refine((inputs) => inputs["env1-name"] !== inputs["env2-name"], {
    path: ["env2-name"],
    error: "is the same as env1-name. The report tells the two apart by name",
  });

/** The inputs, read and checked. */
export type Inputs = z.infer<typeof InputsSchema>;

/**
 * Reads the Action's inputs.
 *
 * @param raw each input's text, trimmed, empty where it was not given
 * @returns the inputs with their defaults
 * @throws ActionError with one sentence for each input that cannot be used; no sentence repeats a target's text,
 *   which may be a secret
 */
export function parseInputs(raw: RawInputs): Inputs {
  const [env1, env2] = namesOf(raw);
  const result = InputsSchema.safeParse({ ...raw, "env1-name": env1, "env2-name": env2 });
  const unreachable = unreachableInputs(raw);
  if (result.success && unreachable.length === 0) return result.data;
  const sentences = [
    ...unreachable.map(([name, problem]) => `Input ${name} ${problem}.`),
    ...(result.error?.issues ?? []).map(
      ({ path, message }) => `Input ${String(path[0])} ${message}.`,
    ),
  ];
  throw new ActionError(sentences.join(" "));
}

function onlyFrom(allowed: readonly string[]) {
  return (values: readonly string[], context: z.RefinementCtx): void => {
    for (const value of values) {
      if (allowed.includes(value)) continue;
      context.addIssue({
        code: "custom",
        message: `does not know "${value}". Use ${allowed.join(", ")}`,
        continue: false,
      });
    }
  };
}
