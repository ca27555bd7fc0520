import type { PanelLayout } from "./film-setting.ts";

/** Whole px from the upper left corner. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Of a picture with a main panel: what that takes of the longer side. */
const MAIN_SHARE = 0.66;

/**
 * Where panels stand in a box, in the order of reading: side by side along its longer side, the first beside a column
 * of the others, or in the grid whose cells are least oblong. They leave no px between them but `gap`.
 */
export function panelBoxes(
  layout: PanelLayout,
  count: number,
  box: PixelBox,
  gap: number,
): readonly PixelBox[] {
  if (count === 1) return [box];
  const isWide = box.width >= box.height;
  const along = (whole: PixelBox, pieces: number, wide: boolean): readonly PixelBox[] =>
    wide ? cut(whole, pieces, gap) : transposed((own) => cut(own, pieces, gap), whole);
  if (layout === "row") return along(box, count, isWide);
  if (layout === "main") {
    const first = Math.round(MAIN_SHARE * (isWide ? box.width : box.height));
    const [main, rest] = isWide
      ? splitAt(box, first, gap)
      : (transposed((own) => splitAt(own, first, gap), box) as unknown as readonly [
          PixelBox,
          PixelBox,
        ]);
    return [main, ...along(rest, count - 1, !isWide)];
  }
  const columns = bestColumns(count, box);
  const rows = Math.ceil(count / columns);
  return along(box, rows, false)
    .flatMap((row) => along(row, columns, true))
    .slice(0, count);
}

function bestColumns(count: number, { width, height }: PixelBox): number {
  let [best, most] = [1, 0];
  for (let columns = 1; columns <= count; columns++) {
    const side = Math.min(width / columns, height / Math.ceil(count / columns));
    if (side > most) [best, most] = [columns, side];
  }
  return best;
}

function cut({ left, top, width, height }: PixelBox, pieces: number, gap: number): PixelBox[] {
  const room = width - gap * (pieces - 1);
  return Array.from({ length: pieces }, (_, index) => {
    const [a, b] = [Math.round((room * index) / pieces), Math.round((room * (index + 1)) / pieces)];
    return { left: left + a + gap * index, top, width: b - a, height };
  });
}

function splitAt(
  { left, top, width, height }: PixelBox,
  first: number,
  gap: number,
): readonly [PixelBox, PixelBox] {
  return [
    { left, top, width: first, height },
    { left: left + first + gap, top, width: width - first - gap, height },
  ];
}

function transposed(work: (box: PixelBox) => readonly PixelBox[], box: PixelBox): PixelBox[] {
  return work(transpose(box)).map(transpose);
}

function transpose({ left, top, width, height }: PixelBox): PixelBox {
  return { left: top, top: left, width: height, height: width };
}
