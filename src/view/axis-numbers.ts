/** A number at an axis: its middle, px, and whether it says the unit, too. */
export interface AxisNumber {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly hasUnit: boolean;
}

/** px between two numbers, at least; and how high one is. */
const GAP = 6;
const LINE = 15;

/**
 * Those numbers that lie whole in a picture and touch no other: where two do, the one with the unit stays, else
 * the first. `widthOf` is in px.
 */
export function freeNumbers(
  numbers: readonly AxisNumber[],
  picture: { readonly width: number; readonly height: number },
  widthOf: (text: string) => number,
): readonly AxisNumber[] {
  const kept: { readonly number: AxisNumber; readonly half: number }[] = [];
  const inTurn = [...numbers].sort((one, other) => Number(other.hasUnit) - Number(one.hasUnit));
  for (const number of inTurn) {
    const { x, y } = number;
    const half = widthOf(number.text) / 2;
    const isWhole =
      x - half > GAP && x + half < picture.width - GAP && y > LINE && y < picture.height - LINE;
    const touches = kept.some(
      (other) =>
        Math.abs(other.number.x - x) < other.half + half + GAP &&
        Math.abs(other.number.y - y) < LINE,
    );
    if (isWhole && !touches) kept.push({ number, half });
  }
  return kept.map(({ number }) => number);
}
