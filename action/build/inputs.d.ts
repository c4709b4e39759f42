import * as z from "zod";
/** The inputs as action.yml names them, each a string, empty where it was not given. */
export type RawInputs = Readonly<Record<InputName, string>>;
/** Every input of action.yml; a test holds the two equal. */
export declare const inputNames: readonly ["env1-name", "env1-url", "env2-name", "env2-url", "schemas", "ignore", "include", "fail-on", "comment", "baseline", "github-token", "report-path"];
export type InputName = (typeof inputNames)[number];
/** What can fail the step besides an error, which always does. */
declare const FailOn: z.ZodEnum<{
    breaking: "breaking";
    drift: "drift";
    inconsistent: "inconsistent";
}>;
export type FailOn = z.infer<typeof FailOn>;
declare const CommentMode: z.ZodEnum<{
    always: "always";
    never: "never";
    "on-change": "on-change";
}>;
export type CommentMode = z.infer<typeof CommentMode>;
declare const InputsSchema: z.ZodObject<{
    "env1-name": z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    "env1-url": z.ZodString;
    "env2-name": z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
    "env2-url": z.ZodString;
    schemas: z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>;
    ignore: z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>;
    include: z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodArray<z.ZodEnum<{
        comments: "comments";
        owner: "owner";
        privileges: "privileges";
    }>>>;
    "fail-on": z.ZodPipe<z.ZodPipe<z.ZodPipe<z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>, z.ZodTransform<string[], string[]>>, z.ZodTransform<string[], string[]>>, z.ZodArray<z.ZodString>>, z.ZodArray<z.ZodEnum<{
        breaking: "breaking";
        drift: "drift";
        inconsistent: "inconsistent";
    }>>>;
    comment: z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>, z.ZodEnum<{
        always: "always";
        never: "never";
        "on-change": "on-change";
    }>>;
    baseline: z.ZodString;
    "github-token": z.ZodString;
    "report-path": z.ZodString;
}, z.core.$strip>;
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
export declare function parseInputs(raw: RawInputs): Inputs;
export {};
//# sourceMappingURL=inputs.d.ts.map