import { polarizationLook, polarizationOf } from "../look/polarization/look.ts";
import type { PolarizationSetting } from "../look/polarization/setting.ts";
import type { Model } from "../model/model.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { LookEditor } from "./look-editor.ts";
import { withSetting } from "./view-choice.ts";
import { createWindowEditor } from "./window-editor.ts";

/** The poles' colors, and the density that counts as full. */
export const polarizationEditor: LookEditor<PolarizationSetting> = {
  options: ({ axes }) =>
    axes.length === 0
      ? []
      : [
          {
            group: t`Polarization`,
            entries: axes.map(({ name, label }) => ({ key: name, label })),
          },
        ],
  present: ({ axis }) => axis,
  choose: (axis) => polarizationOf(axis),
  rows: (setting, { model, choice, change, listen }) => {
    const poles = model.axes.find(({ name }) => name === setting.axis)?.poles ?? [];
    const names = poles.map(({ label }) => label).join(" · ");
    const editor = createWindowEditor(setting.density, t`Density`, (density) =>
      change(withSetting(choice, { ...setting, density })),
    );
    listen((windows) => editor.showPresent(presentDensity(setting, model, windows)));
    return element(
      "div",
      { class: "field-rows" },
      element(
        "div",
        { class: "panel-row" },
        paintPoles(poles.map(({ color }) => color)),
        element("span", { class: "row-value" }, names),
      ),
      editor.element,
    );
  },
};

/** The window of densities that the data have now: up to the fullest of poles and newcomers. */
export function presentDensity(
  setting: PolarizationSetting,
  model: Model,
  windows: ReadonlyMap<string, readonly [number, number]>,
): readonly [number, number] | undefined {
  const ends = polarizationLook.followed(setting, model).map((field) => windows.get(field)?.[1]);
  const known = ends.filter((end) => end !== undefined);
  return known.length === 0 ? undefined : [0, Math.max(...known)];
}

function paintPoles(colors: readonly string[]): HTMLCanvasElement {
  const bar = element("canvas", {
    class: "map-bar",
    attributes: { width: 256, height: 1, "aria-hidden": "true" },
  });
  const context = bar.getContext("2d");
  if (context === null || colors.length < 2) return bar;
  const gradient = context.createLinearGradient(0, 0, 256, 0);
  colors.forEach((color, i) => void gradient.addColorStop(i / (colors.length - 1), color));
  context.fillStyle = gradient;
  context.fillRect(0, 0, 256, 1);
  return bar;
}
