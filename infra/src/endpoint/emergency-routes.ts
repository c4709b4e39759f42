/**
 * The routes that the emergency function answers: webhooks, and what an on-call
 * engineer calls. All others are the API function's.
 */
export const emergencyRoutes = [
  "POST /v1/webhooks/{name}",
  "POST /v1/environments/{environment}/emergency/{operation}",
  "POST /v1/environments/{environment}/webhooks/replay",
] as const;
