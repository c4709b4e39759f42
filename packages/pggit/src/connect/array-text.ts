/** An array as PostgreSQL has it: elements, nulls and arrays of them. */
export type ArrayValue = readonly unknown[];

/**
 * Reads PostgreSQL's text for an array, such as `{a,"b c",NULL,{d}}`.
 *
 * @param text as the server sends it; explicit bounds (`[0:1]={...}`) are dropped
 * @param element reads the text of one element
 */
export function parseArray(text: string, element: (text: string) => unknown): unknown[] {
  const root: unknown[] = [];
  const open: unknown[][] = [root];
  for (const [, brace, quoted, plain] of text.slice(text.indexOf("{")).matchAll(tokens)) {
    const current = open.at(-1) ?? root;
    if (brace === "{") {
      const inner: unknown[] = [];
      current.push(inner);
      open.push(inner);
    } else if (brace === "}") open.pop();
    else if (quoted !== undefined) current.push(element(quoted.replaceAll(/\\(.)/gs, "$1")));
    else current.push(plain === "NULL" ? null : element(plain ?? ""));
  }
  return root[0] as unknown[];
}

const tokens = /([{}])|"((?:[^"\\]|\\.)*)"|([^{},"]+)/gs;

/**
 * Writes an array as PostgreSQL reads it.
 *
 * @param encode the text of an element that is not itself an array; null for NULL
 */
export function formatArray(values: ArrayValue, encode: (value: unknown) => string | null): string {
  const elements = values.map((value) => {
    if (Array.isArray(value)) return formatArray(value, encode);
    const text = encode(value);
    return text === null ? "NULL" : `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
  });
  return `{${elements.join(",")}}`;
}
