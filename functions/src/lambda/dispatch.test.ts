import { expect, test } from "vitest";
import { dispatch } from "./dispatch.ts";

const message = (messageId: string) => ({ messageId, body: messageId, eventSource: "aws:sqs" });

test("of a batch only the messages that failed come again", async () => {
  const handler = dispatch({
    sqs: async ({ body }) => {
      if (body === "bad") throw new Error("no");
    },
  });
  const event = { Records: [message("good"), message("bad"), message("better")] };
  expect(await handler(event, {})).toEqual({ batchItemFailures: [{ itemIdentifier: "bad" }] });
});

test("a schedule that fails is an error of the invocation, so that it is retried and not lost", async () => {
  const handler = dispatch({ schedule: () => Promise.reject(new Error("database down")) });
  await expect(handler({ schedule: "purge" }, {})).rejects.toThrow("database down");
});

test("an event that the function does not take is an error, never a success", async () => {
  const handler = dispatch({ http: async () => "answered" });
  await expect(handler({ schedule: "purge" }, {})).rejects.toMatchObject({
    code: "INVALID_ARGUMENT",
    message: expect.stringContaining("schedule"),
  });
  await expect(handler({ Records: [] }, {})).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
});
