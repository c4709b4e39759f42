import { type Span, SpanStatusCode, trace, type TracerProvider } from "@opentelemetry/api";
import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import type { ApiEnv } from "../http/api-env.ts";
import { requestIds } from "../http/request-id.ts";
import { emfMetrics } from "./emf-metrics.ts";
import { jsonLog } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { PrometheusMetrics } from "./prometheus-metrics.ts";
import { watchRequests } from "./watch-requests.ts";

afterEach(() => trace.disable());

function logged() {
  const lines: string[] = [];
  const log = jsonLog(
    (line) => lines.push(line),
    () => new Date("2026-11-22T12:00:00Z"),
  );
  return { log, lines };
}

test("the log is one JSON object a line, whatever stands in a field", () => {
  const { log, lines } = logged();
  log("warn", "two\nlines", { environment: "production", n: 1, nothing: undefined });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("\n");
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    time: "2026-11-22T12:00:00.000Z",
    level: "warn",
    message: "two\nlines",
    environment: "production",
    n: 1,
  });
});

test("passwords are out of the log, however deep, and long texts are cut", () => {
  const { log, lines } = logged();
  const target = "postgres://app:hunter2@db/shop";
  log("error", `cannot open ${target}`, { a: { b: [target] }, c: "password=hunter2" });
  log("info", "x".repeat(100_000));
  expect(lines.join("")).not.toContain("hunter2");
  expect(lines[1]?.length).toBeLessThan(5_000);
});

test("a measurement is a line that CloudWatch reads as a metric", () => {
  const lines: string[] = [];
  const metrics = emfMetrics(
    (line) => lines.push(line),
    "pggit/Shop",
    () => 1_700_000_000_000,
  );
  metrics.record("pggit_requests", 1, { route: "/livez", method: "GET", status: "200" });
  metrics.record("pggit_request_duration", 12.5, { route: "/livez", method: "GET" });
  const [requests, duration] = lines.map((line): unknown => JSON.parse(line));
  expect(requests).toMatchObject({ _aws: { CloudWatchMetrics: [{ Dimensions: [["status"]] }] } });
  expect(duration).toEqual({
    _aws: {
      Timestamp: 1_700_000_000_000,
      CloudWatchMetrics: [
        {
          Namespace: "pggit/Shop",
          Dimensions: [[]],
          Metrics: [{ Name: "pggit_request_duration", Unit: "Milliseconds" }],
        },
      ],
    },
    route: "/livez",
    method: "GET",
    pggit_request_duration: 12.5,
  });
});

test("Prometheus reads counters that add up, gauges that do not, and histograms", () => {
  const metrics = new PrometheusMetrics();
  metrics.record("pggit_requests", 1, { route: 'a"\\\n' });
  metrics.record("pggit_requests", 1, { route: 'a"\\\n' });
  metrics.record("pggit_verify_errors", 3, { environment: "production" });
  metrics.record("pggit_verify_errors", 0, { environment: "production" });
  metrics.record("pggit_request_duration", 7, { method: "GET" });
  metrics.record("pggit_request_duration", 70_000, { method: "GET" });
  const text = metrics.text();
  expect(text).toContain(
    '# TYPE pggit_requests_total counter\npggit_requests_total{route="a\\"\\\\\\n"} 2\n',
  );
  expect(text).toContain('pggit_verify_errors{environment="production"} 0\n');
  expect(text).toContain('pggit_request_duration_bucket{method="GET",le="5"} 0\n');
  expect(text).toContain('pggit_request_duration_bucket{method="GET",le="10"} 1\n');
  expect(text).toContain('pggit_request_duration_bucket{method="GET",le="30000"} 1\n');
  expect(text).toContain('pggit_request_duration_bucket{method="GET",le="+Inf"} 2\n');
  expect(text).toContain('pggit_request_duration_sum{method="GET"} 70007\n');
});

test("labels that were never meant to be many do not fill the memory", () => {
  const metrics = new PrometheusMetrics();
  for (let n = 0; n < 5_000; n += 1) metrics.record("pggit_jobs", 1, { n: String(n) });
  expect(metrics.text().split("\n").length).toBeLessThan(1_100);
});

/** Requests to an app that is watched. */
function watched() {
  const { log, lines } = logged();
  const recorded: Parameters<Metrics["record"]>[] = [];
  const app = new Hono<ApiEnv>();
  app.use(requestIds);
  app.use(watchRequests({ log, metrics: { record: (...all) => void recorded.push(all) } }));
  app.get("/livez", (context) => context.text("ok"));
  app.get("/v1/environments/:environment/status", (context) => context.text("ok"));
  app.get("/broken", () => {
    throw new Error("no");
  });
  return { app, lines, recorded };
}

test("a request is logged and measured by its route, never by its path", async () => {
  const { app, lines, recorded } = watched();
  await app.request("/v1/environments/production/status?x=secret", {
    headers: { "X-Request-Id": "r1" },
  });
  await app.request("/broken");
  await app.request("/livez");
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    {
      level: "info",
      request_id: "r1",
      route: "/v1/environments/:environment/status",
      environment: "production",
      status: 200,
    },
    { level: "error", route: "/broken", status: 500 },
  ]);
  expect(lines.join("")).not.toContain("secret");
  expect(recorded).toContainEqual([
    "pggit_requests",
    1,
    { route: "/v1/environments/:environment/status", method: "GET", status: "200" },
  ]);
});

test("a request is a span where somebody has set tracing up", async () => {
  const spans: Record<string, unknown>[] = [];
  const tracer = {
    startSpan: (name: string): Span => {
      const seen: Record<string, unknown> = { name };
      spans.push(seen);
      return {
        updateName: (next: string) => void (seen["name"] = next),
        setAttributes: (all: object) => void Object.assign(seen, all),
        setStatus: ({ code }: { code: number }) => void (seen["code"] = code),
        end: () => void (seen["ended"] = true),
      } as unknown as Span;
    },
  };
  trace.setGlobalTracerProvider({ getTracer: () => tracer } as unknown as TracerProvider);
  const { app } = watched();
  await app.request("/broken");
  expect(spans).toMatchObject([
    {
      name: "GET /broken",
      "http.response.status_code": 500,
      code: SpanStatusCode.ERROR,
      ended: true,
    },
  ]);
});
