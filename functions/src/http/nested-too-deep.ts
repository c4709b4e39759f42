/** Levels of lists and objects in each other; what walks through them has a stack that ends. */
export const deepest = 100;

/** Whether JSON has more levels than {@link deepest}; found without making anything of it. */
export function isNestedTooDeep(text: string): boolean {
  let [depth, isString] = [0, false];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (isString && sign === "\\") index += 1;
    else if (sign === '"') isString = !isString;
    else if (isString) continue;
    else if (sign === "]" || sign === "}") depth -= 1;
    else if ((sign === "[" || sign === "{") && (depth += 1) > deepest) return true;
  }
  return false;
}
