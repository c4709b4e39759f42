/** The response of a route that went well. */
export function answered(schema: object, description = "It went well."): object {
  return {
    description,
    headers: { "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" } },
    content: { "application/json": { schema } },
  };
}
