import answers from "./example-answers.json" with { type: "json" };

interface Item {
  readonly responses?: Readonly<Record<string, Response>>;
}

interface Response {
  readonly content?: Readonly<Record<string, object>>;
}

const json = "application/json";

/**
 * Paths with an example of each answer that goes well. They are answers that the API
 * gave, written down by test/functions/examples.once.test.ts, which also holds them to it.
 */
export function withExamples(paths: Readonly<Record<string, object>>): Record<string, object> {
  const examples: Readonly<Record<string, unknown>> = answers;
  return Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods as Record<string, Item>).map(([method, item]) => [
          method,
          withExample(item, examples[`${method.toUpperCase()} ${path}`]),
        ]),
      ),
    ]),
  );
}

function withExample(item: Item, example: unknown): Item {
  const status = Object.keys(item.responses ?? {}).find((code) => code.startsWith("2"));
  const response = item.responses?.[status ?? ""];
  const content = response?.content?.[json];
  if (example === undefined || status === undefined || !content) return item;
  const answered = { ...response, content: { [json]: { ...content, example } } };
  return { ...item, responses: { ...item.responses, [status]: answered } };
}
