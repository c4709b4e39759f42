/** The end of an axis that goes from 0 to a maximum: 1, 2 or 5 times a power of ten, and no less than 2. */
export function axisTop(maximum: number): number {
  if (maximum <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(maximum));
  const step = [1, 2, 5, 10].find((one) => one * power >= maximum) ?? 10;
  return step * power;
}
