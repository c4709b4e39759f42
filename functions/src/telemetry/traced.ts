import type { Attributes } from "@opentelemetry/api";
import type { Context } from "hono";

/** What is known of a request once it was answered. */
export interface SpanFacts {
  readonly name: string;
  readonly isError: boolean;
  readonly attributes: Attributes;
}

/** Where the API of OpenTelemetry, in whichever copy, keeps what set tracing up for the process. */
const registered = Symbol.for("opentelemetry.js.api.1");

/**
 * Runs a request in a span that goes on with its caller's trace, wherever tracing is
 * set up for the process; elsewhere it only runs it, and loads nothing.
 *
 * @param facts is asked when the request was answered
 */
export async function traced(
  { req }: Context,
  run: () => Promise<void>,
  facts: () => SpanFacts,
): Promise<void> {
  if (!(registered in globalThis)) return run();
  const { context, propagation, SpanKind, SpanStatusCode, trace } = await import(
    "@opentelemetry/api"
  );
  const parent = propagation.extract(context.active(), req.header());
  const span = trace.getTracer("pggit").startSpan(req.method, { kind: SpanKind.SERVER }, parent);
  await context.with(trace.setSpan(parent, span), run);
  const { name, isError, attributes } = facts();
  span.updateName(name);
  span.setAttributes(attributes);
  if (isError) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
