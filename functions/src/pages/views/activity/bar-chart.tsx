import { axisTop } from "./axis-top.ts";

/** A day and how much of it. */
interface Bar {
  readonly label: string;
  readonly value: number;
}

interface BarChartProps {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
  /** Whether it is the second chart of a page, which has another colour. */
  readonly isSecond?: boolean;
}

const size = { width: 640, height: 180, left: 46, right: 4, top: 10, bottom: 22 };

/** Bars by day, drawn by the server. Who cannot see them has the same figures in the table of the page. */
export function BarChart({ title, unit, bars, isSecond }: BarChartProps) {
  const top = axisTop(Math.max(0, ...bars.map(({ value }) => value)));
  const width = size.width - size.left - size.right;
  const height = size.height - size.top - size.bottom;
  const step = width / Math.max(1, bars.length);
  const y = (value: number) => size.top + height - (value / top) * height;
  const sum = bars.reduce((total, { value }) => total + value, 0);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={`${title}: ${rounded(sum)} ${unit} in ${bars.length} days; the table below has each day`}
      >
        {[0, top / 2, top].map((value) => (
          <>
            <line
              class="grid"
              x1={size.left}
              x2={size.width - size.right}
              y1={y(value)}
              y2={y(value)}
            />
            <text class="axis" x={size.left - 6} y={y(value) + 4} text-anchor="end">
              {rounded(value)}
            </text>
          </>
        ))}
        {bars.map(({ label, value }, place) => (
          <g class="day">
            <title>{`${label}: ${rounded(value)} ${unit}`}</title>
            <rect
              class="hit"
              x={fixed(size.left + place * step)}
              y={size.top}
              width={fixed(step)}
              height={height}
            />
            {value > 0 && (
              <rect
                class={isSecond ? "bar second" : "bar"}
                x={fixed(size.left + place * step + step * 0.12)}
                y={fixed(Math.min(y(value), size.top + height - 1.5))}
                width={fixed(step * 0.76)}
                height={fixed(Math.max(1.5, (value / top) * height))}
                rx={Math.min(2, step * 0.2).toFixed(1)}
              />
            )}
          </g>
        ))}
        <text class="axis" x={size.left} y={size.height - 6}>
          {bars[0]?.label}
        </text>
        <text class="axis" x={size.width - size.right} y={size.height - 6} text-anchor="end">
          {bars.at(-1)?.label}
        </text>
      </svg>
    </figure>
  );
}

function fixed(value: number): string {
  return value.toFixed(2);
}

/** As a person reads it: whole numbers from ten on, one decimal place below. */
function rounded(value: number): string {
  return new Intl.NumberFormat("en", { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
