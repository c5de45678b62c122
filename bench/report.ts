/** Tells the runner one measured figure; budgets.json holds what it must be. Ratios travel between machines, absolutes do not. */
export function report(
  name: string,
  value: number,
  unit: 'ratio' | 'ms' | 's' | 'MB' | '1/s' | 'count' | 'share',
  note = '',
): void {
  console.log(`MEASURED ${JSON.stringify({ name, value, unit, note })}`);
}

/** The value below which this share of the sorted numbers lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
