/** More of them cannot be read as one list. */
const MOST_COLUMNS = 3;

/**
 * Shows a legend whole where its place lets it: its entries in columns, `most` of them at the most, and where that is
 * not enough closer together and without what is said smaller. What fits in no way is scrolled to, and its edge says
 * that there is more. Gives the columns that it took.
 */
export function fitLegend(legend: HTMLElement, most: number): number {
  const last = Math.max(1, Math.min(most, MOST_COLUMNS));
  const show = (columns: number, isTight: boolean): boolean => {
    legend.style.setProperty("--legend-columns", String(columns));
    legend.classList.toggle("is-tight", isTight);
    return legend.scrollHeight <= legend.clientHeight + 1;
  };
  legend.classList.remove("is-cut");
  for (const isTight of [false, true]) {
    for (let columns = 1; columns <= last; columns++) if (show(columns, isTight)) return columns;
  }
  legend.classList.add("is-cut");
  return last;
}
