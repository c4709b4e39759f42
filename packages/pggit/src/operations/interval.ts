import * as z from "zod";

const units =
  "(?:microseconds?|milliseconds?|ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mons?|months?|y|years?)";
const number = String.raw`\d+(?:\.\d+)?`;
const clock = String.raw`\d+:\d\d(?::\d\d(?:\.\d+)?)?`;
const spoken = String.raw`(?:${number}\s*${units}\s*)+(?:${clock})?|${clock}`;
const iso = String.raw`P(?=.)(?:\d+[YMWD])*(?:T(?:${number}[HMS])+)?`;
const interval = new RegExp(String.raw`^\s*(?:${spoken}|${iso})\s*$`, "i");

/**
 * A length of time as PostgreSQL writes its type interval: `2 hours`, `90 min`,
 * `1 day 12:00`, `PT30M`. What it may be at most is for the operation to say.
 */
export const Interval = z
  .string()
  .regex(interval, { error: "is an interval above zero, such as '2 hours' or '30 min'" });
