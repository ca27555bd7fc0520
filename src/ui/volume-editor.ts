import {
  AXES,
  type Axis,
  type Cut,
  type Rendering,
  type VolumeSetting,
} from "../look/volume/setting.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { LookEditor, LookEditorContext } from "./look-editor.ts";
import { checkBox, selectRow, sliderRow } from "./look-rows.ts";
import { createTypedNumber } from "./typed-number.ts";
import { withSetting } from "./view-choice.ts";
import { volumeChannels, type WriteVolume } from "./volume-channels.ts";

const RENDERING_NAMES: Readonly<Record<Rendering, string>> = {
  emission: t`Glow: light given and taken`,
  maximum: t`Brightest along the line of sight`,
  isosurface: t`Surface at a level`,
  slices: t`Three planes`,
};

/** How a volume is drawn, its channels, its surface, its cutting planes or its cursor. */
export const volumeEditor: LookEditor<VolumeSetting> = {
  options: () => [{ group: "", entries: [{ key: "", label: t`Volume` }] }],
  present: () => "",
  choose: (_, last) => last,
  rows: (setting, context) => {
    const write: WriteVolume = (part, isDone) =>
      context.change(withSetting(context.choice, { ...setting, ...part }), !isDone);
    const { render } = setting;
    const how = selectRow(
      t`Drawn as`,
      "volume-render",
      Object.entries(RENDERING_NAMES),
      render,
      (value) => write({ render: value as Rendering }, true),
    );
    return element(
      "div",
      { class: "channel-list" },
      how,
      ...(render === "isosurface" ? surfaceRows(setting, context, write) : []),
      ...volumeChannels(setting, context, write),
      ...(render === "slices" ? cursorRows(setting, write) : cutRows(setting, write)),
    );
  },
};

function surfaceRows(
  { field, threshold, color, cells }: VolumeSetting,
  { model, listen }: LookEditorContext,
  write: WriteVolume,
): readonly HTMLElement[] {
  const entries = [...model.fields, ...model.observables].map(
    ({ name, label }) => [name, label] as const,
  );
  const what = selectRow(t`Surface of`, "surface-field", entries, field, (value) =>
    write({ field: value, threshold: "auto" }, true),
  );
  const swatch = element("input", {
    class: "swatch",
    attributes: { type: "color", value: color, "aria-label": t`Color of the surface` },
    on: { change: () => write({ color: swatch.value }, true) },
  });
  const { box, problem } = createTypedNumber(
    t`Level of the surface`,
    "surface-level",
    threshold === "auto" ? "" : String(threshold),
    (value) => write({ threshold: value }, true),
  );
  let present = 0;
  listen((windows) => {
    const window = windows.get(field);
    if (threshold !== "auto" || window === undefined || document.activeElement === box) return;
    present = (window[0] + window[1]) / 2;
    box.value = String(Number(present.toPrecision(3)));
  });
  const auto = checkBox("auto", "surface-auto", threshold === "auto", (on) =>
    write({ threshold: on ? "auto" : present }, true),
  );
  const level = element(
    "div",
    { class: "window-editor" },
    element("span", { class: "row-label" }, t`Level`),
    box,
    swatch,
    auto,
  );
  const packed = checkBox(t`As packed cells (drawn freely)`, "surface-cells", cells, (on) =>
    write({ cells: on }, true),
  );
  const rows = element("div", { class: "window-rows" }, level, problem);
  return [what, rows, element("div", { class: "panel-row" }, packed)];
}

const AWAY = { x: "high", y: "low", z: "high" } as const;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

function cutRows({ cuts }: VolumeSetting, write: WriteVolume): readonly HTMLElement[] {
  const note = t`What lies beyond all chosen planes is cut away.`;
  return [
    element("p", { class: "field-note" }, note),
    ...AXES.flatMap((axis) => cutRow(axis, cuts, write)),
  ];
}

function cutRow(axis: Axis, cuts: readonly Cut[], write: WriteVolume): readonly HTMLElement[] {
  const cut = cuts.find((one) => one.axis === axis);
  const others = cuts.filter((one) => one.axis !== axis);
  const put = (part: Partial<Cut>, isDone: boolean) => {
    const next: Cut = { axis, at: 0.5, away: AWAY[axis], ...cut, ...part };
    write({ cuts: [...others, next] }, isDone);
  };
  const toggle = checkBox(t`Cut across ${axis}`, `cut-${axis}`, cut !== undefined, (on) =>
    on ? put({}, true) : write({ cuts: others }, true),
  );
  if (cut === undefined) return [element("div", { class: "panel-row" }, toggle)];
  const flip = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button", "data-focus": `flip-${axis}` },
      on: { click: () => put({ away: cut.away === "high" ? "low" : "high" }, true) },
    },
    t`Other side`,
  );
  const slider = sliderRow({
    label: axis,
    name: `Plane across ${axis}`,
    focus: `cut-at-${axis}`,
    least: 0,
    most: 1,
    step: 0.005,
    value: cut.at,
    words: percent,
    onInput: (at) => put({ at }, false),
    onChange: (at) => put({ at }, true),
  });
  return [element("div", { class: "panel-row" }, toggle, flip), slider];
}

function cursorRows({ cursor }: VolumeSetting, write: WriteVolume): readonly HTMLElement[] {
  return AXES.map((axis, index) => {
    const put = (value: number, isDone: boolean) => {
      const next = cursor.map((share, at) => (at === index ? value : share));
      write({ cursor: next as unknown as VolumeSetting["cursor"] }, isDone);
    };
    return sliderRow({
      label: axis,
      name: `Plane across ${axis}`,
      focus: `cursor-${axis}`,
      least: 0,
      most: 1,
      step: 0.005,
      value: cursor[index] as number,
      words: percent,
      onInput: (value) => put(value, false),
      onChange: (value) => put(value, true),
    });
  });
}
