import { COLOR_MAP_SIZE, colorMapTable } from "../look/color-maps.ts";
import type { ColorBar as ShownBar } from "../look/look.ts";
import type { ResolvedView } from "../look/looks.ts";
import { colorBarOf, legendEntries, poleKeyOf } from "../look/views.ts";
import { cellsPerSection } from "../model/cell-count.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { niceTicks } from "../numbers/nice-steps.ts";
import type { ColorBar, LegendContents } from "./legend.ts";

/** Numbers at a color bar, about. */
const TICKS = 5;

/** What the legend beside the tissue says of a view. */
export function legendContents(view: ResolvedView): LegendContents {
  const entries = legendEntries(view);
  const bar = colorBarOf(view);
  const key = poleKeyOf(view);
  return {
    entries,
    ...(bar !== null && { bar: colorBar(bar) }),
    ...(key !== null && { key }),
  };
}

function colorBar(bar: ShownBar): ColorBar {
  const { label, unit, map, window, contours, field, cellVolume, under, over } = bar;
  const [low, high] = window;
  const at = (value: number): number => (value - low) / (high - low);
  const table = colorMapTable(map);
  const colors = Array.from({ length: COLOR_MAP_SIZE / 15 + 1 }, (_, step) => {
    const index = Math.min(15 * step, COLOR_MAP_SIZE - 1);
    const [red, green, blue] = table.subarray(4 * index, 4 * index + 3);
    return `rgb(${red} ${green} ${blue})`;
  });
  const countOf = (value: number): string =>
    cellVolume === undefined
      ? ""
      : formatNumber(Number(cellsPerSection(value, cellVolume).toPrecision(2)));
  return {
    label,
    unit,
    ...(under !== undefined && { under }),
    ...(over !== undefined && { over }),
    colors,
    ticks: niceTicks(low, high, TICKS).map((value) => ({
      at: at(value),
      text: formatNumber(value),
      count: countOf(value),
    })),
    lines: contours
      .filter((contour) => contour.field === field && contour.level > low && contour.level < high)
      .map(({ level, color }) => ({ at: at(level), color })),
  };
}
