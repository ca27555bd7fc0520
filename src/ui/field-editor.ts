import { COLOR_MAP_GROUPS, isDiverging } from "../look/color-map-names.ts";
import { fieldLook, singleField } from "../look/field/look.ts";
import {
  INTERPOLATIONS,
  type Interpolation,
  type SingleFieldSetting,
} from "../look/field/setting.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { LookEditor, LookEditorContext } from "./look-editor.ts";
import { createMapRows } from "./map-rows.ts";
import { createNumberRow } from "./number-row.ts";
import { withSetting } from "./view-choice.ts";

const INTERPOLATION_LABELS: Readonly<Record<Interpolation, string>> = {
  cubic: t`Smooth (cubic)`,
  linear: t`Bilinear`,
  nearest: t`Voxels (nearest)`,
};

/** Shown first beyond the window: what no map has at that end. */
const FIRST_UNDER = "#2b3a67";
const FIRST_OVER = "#ff2d95";
/** Of the light, what the slope makes when it is switched on. */
const FIRST_SHADE = 0.7;

/** One field or observable through a color map. */
export const fieldEditor: LookEditor<SingleFieldSetting> = {
  options: ({ fields, observables }) =>
    [
      { group: t`Fields`, entries: fields.map(({ name, label }) => ({ key: name, label })) },
      {
        group: t`Observables`,
        entries: observables.map(({ name, label }) => ({ key: name, label })),
      },
    ].filter(({ entries }) => entries.length > 0),
  present: ({ field }) => field,
  choose: (field, last) => {
    const { window: _, center: __, ...kept } = last ?? singleField(field);
    return { ...kept, field, window: "auto" };
  },
  rows: (setting, context) => {
    const write = (change: Partial<SingleFieldSetting>, moving = false): void =>
      context.change(withSetting(context.choice, { ...setting, ...change }), moving);
    return element(
      "div",
      {},
      createMapRows(setting, COLOR_MAP_GROUPS, context, write, {
        style: fieldLook.windowStyle(setting),
      }),
      ...(isDiverging(setting.map) || setting.center !== undefined
        ? [createNumberRow(t`Center`, setting.center ?? 0, (center) => write({ center }))]
        : []),
      createDrawingRows(setting, context),
    );
  },
};

/** Between voxels, light on slopes, and what is beyond the window. */
function createDrawingRows(
  setting: SingleFieldSetting,
  { choice, change }: LookEditorContext,
): HTMLElement {
  const without = (key: "interpolation" | "shade" | "under" | "over"): SingleFieldSetting => {
    const { [key]: _, ...rest } = setting;
    return rest;
  };
  const put = (next: SingleFieldSetting): void => change(withSetting(choice, next));
  const interpolation = element("select", {
    attributes: { "aria-label": t`Between voxels`, "data-focus": "interpolation" },
    on: {
      change: () => {
        const value = interpolation.value as Interpolation | "";
        put(value === "" ? without("interpolation") : { ...setting, interpolation: value });
      },
    },
  });
  interpolation.append(new Option(t`Automatic`, "", true, setting.interpolation === undefined));
  for (const kind of INTERPOLATIONS) {
    const isPresent = kind === setting.interpolation;
    interpolation.append(new Option(INTERPOLATION_LABELS[kind], kind, isPresent, isPresent));
  }
  const end = (key: "under" | "over", label: string, first: string): HTMLElement =>
    createEnd(label, setting[key], first, (color) =>
      put(color === undefined ? without(key) : { ...setting, [key]: color }),
    );
  return element(
    "div",
    { class: "field-rows" },
    element("label", { class: "panel-row" }, element("span", {}, t`Between voxels`), interpolation),
    element(
      "div",
      { class: "panel-row ends-row" },
      end("under", t`Below`, FIRST_UNDER),
      end("over", t`Above`, FIRST_OVER),
      createCheck(t`Hill-shade`, setting.shade !== undefined, (isOn) =>
        put(isOn ? { ...setting, shade: FIRST_SHADE } : without("shade")),
      ),
    ),
  );
}

/** Whether what is beyond an end of the window has a color of its own, and which. */
function createEnd(
  label: string,
  present: string | undefined,
  first: string,
  onChange: (color: string | undefined) => void,
): HTMLElement {
  const box = createCheck(label, present !== undefined, (isOn) =>
    onChange(isOn ? first : undefined),
  );
  if (present === undefined) return box;
  const color = element("input", {
    class: "swatch",
    attributes: { type: "color", value: present, "aria-label": t`Color ${label.toLowerCase()}` },
    on: { change: () => onChange(color.value) },
  });
  return element("span", { class: "end" }, box, color);
}

function createCheck(label: string, isOn: boolean, onChange: (isOn: boolean) => void): HTMLElement {
  const box = element("input", {
    attributes: { type: "checkbox", "data-focus": `field-${label}` },
    on: { change: () => onChange(box.checked) },
  });
  box.checked = isOn;
  return element("label", { class: "check" }, box, label);
}
