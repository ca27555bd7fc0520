import { type AutoWindowStyle, dataWindow } from "../look/auto-window.ts";
import type { ColorMapName } from "../look/color-map-names.ts";
import { COLOR_MAP_SIZE, colorMapTable } from "../look/color-maps.ts";
import type { Window } from "../look/look.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { LookEditorContext } from "./look-editor.ts";
import { createWindowEditor } from "./window-editor.ts";
import { createWindowHistogram } from "./window-histogram.ts";

/** What a setting through a color map has. */
export interface Mapped {
  readonly field: string;
  readonly map: ColorMapName;
  readonly window: Window;
}

export interface MapRowsOptions {
  /** How a window lies that follows the data; absent: no histogram is shown. */
  readonly style?: AutoWindowStyle;
  /** Where there are several: the field's label. */
  readonly of?: string;
}

/** Those that are named for no person or project. */
const GROUPS: Readonly<Record<string, string>> = {
  Perceptual: t`Perceptual`,
  Diverging: t`Diverging`,
};

/** Color map and window of a field; over its histogram where `style` says how a window lies that follows the data. */
export function createMapRows(
  { field, map, window }: Mapped,
  maps: Readonly<Record<string, readonly ColorMapName[]>>,
  { listen, listenToValues }: LookEditorContext,
  onChange: (change: Partial<Pick<Mapped, "map" | "window">>, moving?: boolean) => void,
  { style, of }: MapRowsOptions = {},
): HTMLElement {
  const label = of === undefined ? t`Window` : t`Window of ${of}`;
  const bar = element("canvas", {
    class: "map-bar",
    attributes: { width: COLOR_MAP_SIZE, height: 1, "aria-hidden": "true" },
  });
  paintMap(bar, map);
  const select = element("select", {
    attributes: {
      "aria-label": t`${of === undefined ? t`Color` : of} map`,
      "data-focus": `map ${of ?? ""}`,
    },
    on: { change: () => onChange({ map: select.value as ColorMapName }) },
  });
  for (const [group, names] of Object.entries(maps)) {
    const label = GROUPS[group] ?? group;
    const options = names.map((name) => new Option(name, name, name === map, name === map));
    select.append(element("optgroup", { attributes: { label } }, ...options));
  }
  const editor = createWindowEditor(window, label, (next) => onChange({ window: next }));
  const histogram = createWindowHistogram({
    label,
    color: "currentColor",
    window,
    onChange: (next, moving) => onChange({ window: next }, moving),
  });
  listen((windows) => {
    editor.showPresent(windows.get(field));
    histogram.showPresent(windows.get(field));
  });
  if (style !== undefined) {
    listenToValues(field, (values) => {
      histogram.showValues(values);
      editor.showAutomatic(dataWindow({ min: values.low, max: values.high }, style));
    });
  }
  return element(
    "div",
    { class: "field-rows" },
    element("div", { class: "panel-row" }, bar, select),
    ...(style === undefined ? [] : [histogram.element]),
    editor.element,
  );
}

function paintMap(canvas: HTMLCanvasElement, map: ColorMapName): void {
  const pixels = new Uint8ClampedArray(colorMapTable(map));
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, COLOR_MAP_SIZE, 1), 0, 0);
}
