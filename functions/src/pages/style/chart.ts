/** Charts: SVG drawn by the server, coloured here. */
export const chart = `
figure.chart { margin: 0; }
figure.chart figcaption { font-weight: 600; margin-bottom: .35rem; }
figure.chart svg { display: block; width: 100%; height: auto; overflow: visible; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .axis { fill: var(--muted); font-size: 11px; font-family: system-ui, sans-serif; }
@media (max-width: 40rem) { .chart .axis { font-size: 20px; } }
.chart .bar { fill: var(--bar); }
.chart .bar.second { fill: var(--bar-2); }
.chart .hit { fill: transparent; }
.chart g.day:hover .hit { fill: var(--raised); }
`;
