import { type Labels, type MetricName, type Metrics, metricFacts } from "./metrics.ts";

/** Upper bounds of the buckets of durations, in milliseconds. */
const buckets = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000];

/** Series of one metric at most: labels have few values, and a mistake must not fill the memory. */
const mostSeries = 1_000;

interface Series {
  readonly labels: Labels;
  value: number;
  count: number;
  readonly counts: number[];
}

/**
 * Metrics kept in memory until Prometheus asks for them, in its text format.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export class PrometheusMetrics implements Metrics {
  readonly #series = new Map<MetricName, Map<string, Series>>();

  record(name: MetricName, value: number, labels: Labels): void {
    const all = this.#series.get(name) ?? new Map<string, Series>();
    this.#series.set(name, all);
    const key = labelText(labels);
    const series = all.get(key) ?? { labels, value: 0, count: 0, counts: buckets.map(() => 0) };
    if (!all.has(key) && all.size >= mostSeries) return;
    all.set(key, series);
    series.value = metricFacts[name].kind === "gauge" ? value : series.value + value;
    series.count += 1;
    for (const [index, bound] of buckets.entries()) {
      if (value <= bound) series.counts[index] = (series.counts[index] ?? 0) + 1;
    }
  }

  /** Everything recorded so far. */
  text(): string {
    return [...this.#series].flatMap(([name, all]) => linesOf(name, [...all.values()])).join("");
  }
}

function linesOf(name: MetricName, all: readonly Series[]): string[] {
  const { kind, help } = metricFacts[name];
  const fullName = kind === "counter" ? `${name}_total` : name;
  const type = kind === "duration" ? "histogram" : kind;
  return [
    `# HELP ${fullName} ${help}\n# TYPE ${fullName} ${type}\n`,
    ...all.map((series) =>
      kind === "duration"
        ? histogram(name, series)
        : `${fullName}${labelText(series.labels)} ${series.value}\n`,
    ),
  ];
}

function histogram(name: string, { labels, value, count, counts }: Series): string {
  const bucket = (le: string, of: number) =>
    `${name}_bucket${labelText({ ...labels, le })} ${of}\n`;
  const inner = buckets.map((bound, index) => bucket(String(bound), counts[index] ?? 0));
  const sums = `${name}_sum${labelText(labels)} ${value}\n${name}_count${labelText(labels)} ${count}\n`;
  return `${inner.join("")}${bucket("+Inf", count)}${sums}`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
