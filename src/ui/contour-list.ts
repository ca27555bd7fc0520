import { limits } from "../limits/limits.ts";
import type { ContourSetting } from "../look/look.ts";
import type { DrawnSetting } from "../look/looks.ts";
import { labelAndUnit } from "../look/parts/labels.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import type { LookEditorContext } from "./look-editor.ts";
import { createNameSelect } from "./name-select.ts";
import { createTypedNumber } from "./typed-number.ts";
import { withSetting } from "./view-choice.ts";
import { shortNumber } from "./window-editor.ts";

const FIRST_COLOR = "#ffffff";

/** Contours of any look: lines of a field or observable at a level, and one more. */
export function createContourList(setting: DrawnSetting, context: LookEditorContext): HTMLElement {
  const { contours } = setting;
  const write = (next: readonly ContourSetting[]): void =>
    context.change(withSetting(context.choice, { ...setting, contours: next }));
  const rows = contours.map((contour, index) => {
    const change = (part: Partial<ContourSetting>): void =>
      write(contours.map((one, at) => (at === index ? { ...one, ...part } : one)));
    const remove = (): void => write(contours.filter((_, at) => at !== index));
    return createRow(contour, index, context, change, remove);
  });
  const last =
    contours.length < limits.contours.most
      ? createNameSelect(context.model, {
          label: t`Add a contour`,
          focus: "add-contour",
          class: "add-channel",
          first: t`Add a contour…`,
          onChoose: async (field) => {
            const level = await context.middleOf(field);
            write([...contours, { field, level, color: FIRST_COLOR }]);
          },
        })
      : element(
          "p",
          { class: "field-note" },
          t`A picture has at most ${limits.contours.most} contours. Remove one to add another.`,
        );
  return element("div", { class: "contour-list" }, ...rows, last);
}

function createRow(
  contour: ContourSetting,
  index: number,
  { model }: LookEditorContext,
  change: (part: Partial<ContourSetting>) => void,
  remove: () => void,
): HTMLElement {
  const { label, unit } = labelAndUnit(model, contour.field);
  const color = element("input", {
    class: "swatch",
    attributes: { type: "color", value: contour.color, "aria-label": t`Color of contour ${label}` },
    on: { change: () => change({ color: color.value }) },
  });
  const { box: level, problem } = createTypedNumber(
    t`Level of ${label}`,
    `contour-${index}`,
    shortNumber(contour.level),
    (value) => change({ level: value }),
  );
  return element(
    "div",
    { class: "contour-rows" },
    element(
      "div",
      { class: "panel-row contour-row" },
      color,
      element("span", { class: "contour-name grow" }, t`Contour ${label}`),
      level,
      unit === "" ? null : element("span", { class: "faint" }, unit),
      iconButton({
        icon: "close",
        label: t`Remove contour ${label}`,
        class: "quiet",
        onPress: remove,
      }),
    ),
    problem,
  );
}
