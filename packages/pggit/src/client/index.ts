export { type Answer, answerOf } from "./answer.ts";
export { type Client, type ClientOptions, createClient } from "./client.ts";
export { CompareRequest } from "./compare-request.ts";
export { errorOfProblem, Problem, problemTitle, problemType } from "./problem.ts";
export { hasDryRun, PageInput, remoteInput } from "./remote-input.ts";
export { pathOf, type Route, routeOf } from "./route-of.ts";
