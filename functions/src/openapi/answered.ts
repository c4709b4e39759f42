/**
 * The response of a route that went well.
 *
 * @param headers those that it has besides the request's id
 */
export function answered(
  schema: object,
  description = "It went well.",
  headers: object = {},
): object {
  return {
    description,
    headers: { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" }, ...headers },
    content: { "application/json": { schema } },
  };
}
