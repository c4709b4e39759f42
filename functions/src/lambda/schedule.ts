/** The Lambda function of schedules and jobs. */
import { dispatch } from "./dispatch.ts";

export const handler = dispatch({});
