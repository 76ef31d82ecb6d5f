import type { Figure } from './measure.ts';

const round = (value: number) =>
  value >= 100 || value === 0 ? value.toFixed(0) : value.toPrecision(3);

function budgetOf({ budget, unit }: Figure): string {
  if (!budget) return '';
  return 'atMost' in budget ? `<= ${budget.atMost} ${unit}` : `>= ${budget.atLeast} ${unit}`;
}

/** Returns whether a figure keeps its budget; one without is always fine. */
export function isWithinBudget({ value, budget }: Figure): boolean {
  if (!budget) return true;
  return 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast;
}

function cellsOf(figure: Figure): string[] {
  const { name, value, range, unit, budget } = figure;
  const spread = range ? ` [${round(range[0])} to ${round(range[1])}]` : '';
  const verdict = budget ? (isWithinBudget(figure) ? 'ok' : 'over') : '';
  return [name, `${round(value)} ${unit}${spread}`, budgetOf(figure), verdict];
}

/** The figures as one table, ratios first. */
export function tableOf(figures: Figure[]): string {
  const sorted = [
    ...figures.filter((figure) => figure.kind === 'ratio'),
    ...figures.filter((figure) => figure.kind === 'absolute'),
  ];
  const rows = [['measured', 'result', 'budget', ''], ...sorted.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}
