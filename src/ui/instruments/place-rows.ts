import type { Place } from "../../instruments/instrument.ts";
import type { Extent, Shape } from "../../instruments/shape.ts";
import { withHandle } from "../../instruments/shape.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton } from "../icon-button.ts";
import { createNumberBox } from "../number-box.ts";

const STEPS = { small: 1, usual: 10, large: 100 } as const;

/** Where a shape is, in number boxes: what handles do by pointer. Lengths in um. */
export function placeRows(
  shape: Shape,
  extent: Extent,
  onChange: (shape: Shape) => void,
): HTMLElement {
  const problem = element("p", {
    class: "field-problem",
    attributes: { role: "alert", hidden: true },
  });
  const tell = (text: string | null): void => {
    problem.textContent = text ?? "";
    problem.hidden = text === null;
  };
  return element("div", { class: "place-rows" }, ...rowsOf(shape, extent, onChange, tell), problem);
}

type Tell = (problem: string | null) => void;

function rowsOf(
  shape: Shape,
  extent: Extent,
  onChange: (shape: Shape) => void,
  tell: Tell,
): Node[] {
  const box = boxThat(tell);
  const pair = (label: string, at: Place, handle: number): HTMLElement =>
    row(
      label,
      box(`${label}, x`, at.x, extent.width, (x) =>
        onChange(withHandle(shape, handle, { ...at, x })),
      ),
      box(`${label}, y`, at.y, extent.height, (y) =>
        onChange(withHandle(shape, handle, { ...at, y })),
      ),
    );
  switch (shape.kind) {
    case "point":
      return [pair(t`Place`, shape.at, 0)];
    case "line":
      return [pair(t`Start`, shape.from, 0), pair(t`End`, shape.to, 1)];
    case "circle":
      return [
        pair(t`Center`, shape.center, 0),
        row(
          t`Radius`,
          box(t`Radius`, shape.radius, 1e5, (radius) => onChange({ ...shape, radius })),
        ),
      ];
    case "square":
      return [
        pair(t`Center`, shape.center, 0),
        row(
          t`Side`,
          box(t`Side`, shape.side, 2000, (side) => onChange({ ...shape, side })),
        ),
      ];
    case "polygon": {
      const { points } = shape;
      const corners = points.map((at, index) => {
        const own = pair(t`Corner ${index + 1}`, at, index);
        if (points.length > 3) {
          const rest = points.filter((_, other) => other !== index);
          own.append(
            iconButton({
              icon: "close",
              label: t`Take away corner ${index + 1}`,
              class: "quiet",
              onPress: () => onChange({ ...shape, points: rest }),
            }),
          );
        }
        return own;
      });
      const add = element(
        "button",
        {
          class: "text-button",
          attributes: { type: "button" },
          on: { click: () => onChange({ ...shape, points: withCorner(points) }) },
        },
        t`Add a corner`,
      );
      return points.length < 64 ? [...corners, add] : corners;
    }
  }
}

/** One more in the middle of the last edge. */
function withCorner(points: readonly Place[]): readonly Place[] {
  const [first, last] = [points[0]!, points.at(-1)!];
  return [...points, { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }];
}

function row(label: string, ...boxes: readonly HTMLElement[]): HTMLElement {
  return element(
    "div",
    { class: "instrument-row place-row" },
    element("span", {}, label),
    ...boxes,
    element("small", {}, "µm"),
  );
}

/** Makes boxes for lengths that tell why what was written is not taken. */
function boxThat(tell: Tell) {
  return (
    label: string,
    value: number,
    most: number,
    onCommit: (value: number) => void,
  ): HTMLInputElement => {
    const made = createNumberBox({
      label,
      unit: "um",
      min: 0,
      max: most,
      step: (from, direction, size) => Math.min(Math.max(from + direction * STEPS[size], 0), most),
      onCommit,
      onProblem: tell,
    });
    made.show(Math.round(10 * value) / 10);
    made.element.dataset["focus"] = label;
    return made.element;
  };
}
