import type { Model } from "../model/model.ts";
import type { ColorMapName } from "../model/view-setting.ts";
import { createChannelList } from "./channel-list.ts";
import { element } from "./element.ts";
import { polarizationOf, singleField, type ViewChoice } from "./view-choice.ts";
import { createWindowEditor } from "./window-editor.ts";

export interface ViewPanel {
  readonly element: HTMLElement;
  show(contents: ViewPanelContents): void;
  /** Present windows by name, for the boxes of what follows the data. */
  showWindows(windows: ReadonlyMap<string, readonly [number, number]>): void;
}

export interface ViewPanelContents {
  readonly model: Model;
  readonly choice: ViewChoice;
  /** Slices of a volume; 1 in 2D. */
  readonly slices: number;
  /** Voxel height, um. */
  readonly sliceSpacing: number;
}

export interface ViewPanelOptions {
  readonly mapNames: readonly ColorMapName[];
  /** Paints a map's gradient into a canvas of any size. */
  readonly paintMap: (canvas: HTMLCanvasElement, map: ColorMapName) => void;
  readonly newColor: (inUse: readonly string[]) => string;
  readonly onChange: (choice: ViewChoice) => void;
  readonly onPresetView: () => void;
}

const COMPOSITE = "";
/** Before the name of an axis among the names of fields. */
const AXIS = "axis:";

/** What the picture shows: several channels as light, or one field through a color map. */
export function createViewPanel(options: ViewPanelOptions): ViewPanel {
  const root = element("div", { class: "view-panel" });
  let listeners: ((windows: ReadonlyMap<string, readonly [number, number]>) => void)[] = [];
  const show = (contents: ViewPanelContents): void => {
    listeners = [];
    const change = (choice: ViewChoice): void => {
      options.onChange(choice);
      show({ ...contents, choice });
    };
    const context = {
      contents,
      options,
      change,
      listen: (listener: (typeof listeners)[0]) => void listeners.push(listener),
    };
    const focused = document.activeElement?.getAttribute("data-focus");
    root.replaceChildren(
      createModeRow(context),
      createModeRows(context),
      ...(contents.slices > 1 ? [createSliceRow(context)] : []),
    );
    if (focused) root.querySelector<HTMLElement>(`[data-focus="${focused}"]`)?.focus();
  };
  return {
    element: root,
    show,
    showWindows: (windows) => {
      for (const listener of listeners) listener(windows);
    },
  };
}

/** What the parts of the view panel share. */
export interface ViewPanelContext {
  readonly contents: ViewPanelContents;
  readonly options: ViewPanelOptions;
  readonly change: (choice: ViewChoice) => void;
  readonly listen: (
    listener: (windows: ReadonlyMap<string, readonly [number, number]>) => void,
  ) => void;
}

function createModeRows(context: ViewPanelContext): HTMLElement {
  const { mode } = context.contents.choice;
  if (mode === "composite") return createChannelList(context);
  return mode === "field" ? createFieldRows(context) : createAxisRows(context);
}

/** The poles' colors, and the density that counts as full. */
function createAxisRows({ contents, change }: ViewPanelContext): HTMLElement {
  const { choice, model } = contents;
  const { polarization } = choice;
  const axis = model.axes.find(({ name }) => name === polarization.axis);
  const bar = element("canvas", {
    class: "map-bar",
    attributes: { width: 256, height: 1, "aria-hidden": "true" },
  });
  const context = bar.getContext("2d");
  const poles = axis?.poles ?? [];
  if (context !== null && poles.length > 1) {
    const gradient = context.createLinearGradient(0, 0, 256, 0);
    poles.forEach(({ color }, i) => void gradient.addColorStop(i / (poles.length - 1), color));
    context.fillStyle = gradient;
    context.fillRect(0, 0, 256, 1);
  }
  const names = poles.map(({ label }) => label).join(" · ");
  const editor = createWindowEditor(polarization.density, "Density", (density) =>
    change({ ...choice, polarization: { ...polarization, density } }),
  );
  return element(
    "div",
    { class: "field-rows" },
    element("div", { class: "panel-row" }, bar, element("span", { class: "row-value" }, names)),
    editor.element,
  );
}

function createModeRow({ contents, options, change }: ViewPanelContext): HTMLElement {
  const { choice, model } = contents;
  const present = {
    composite: COMPOSITE,
    field: choice.single.field,
    polarization: AXIS + choice.polarization.axis,
  }[choice.mode];
  const select = element("select", {
    attributes: { "aria-label": "What to show", "data-focus": "mode" },
    on: {
      change: () => {
        const field = select.value;
        if (field === COMPOSITE) change({ ...choice, mode: "composite" });
        else if (field.startsWith(AXIS)) {
          const axis = field.slice(AXIS.length);
          change({ ...choice, mode: "polarization", polarization: polarizationOf(axis) });
        } else
          change({
            ...choice,
            mode: "field",
            single: singleField(field, "auto", choice.single.map),
          });
      },
    },
  });
  select.append(new Option("Composite of channels", COMPOSITE, false, present === COMPOSITE));
  if (model.axes.length > 0) {
    const axes = model.axes.map(({ name, label }) => ({ name: AXIS + name, label }));
    select.append(nameGroup("Polarization", axes, present));
  }
  select.append(nameGroup("Fields", model.fields, present));
  if (model.observables.length > 0) {
    select.append(nameGroup("Observables", model.observables, present));
  }
  const attributes = { type: "button", "data-tip": "Look as the preset asks to be looked at" };
  const preset = element(
    "button",
    { class: "text-button", attributes, on: { click: options.onPresetView } },
    "Preset view",
  );
  return element("div", { class: "panel-row" }, select, preset);
}

function nameGroup(
  label: string,
  entries: readonly { readonly name: string; readonly label: string }[],
  present: string,
): HTMLOptGroupElement {
  const group = element("optgroup", { attributes: { label } });
  for (const entry of entries) {
    group.append(new Option(entry.label, entry.name, false, entry.name === present));
  }
  return group;
}

function createFieldRows(context: ViewPanelContext): HTMLElement {
  const { contents, options, change, listen } = context;
  const { choice } = contents;
  const { single } = choice;
  const bar = element("canvas", {
    class: "map-bar",
    attributes: { width: 256, height: 1, "aria-hidden": "true" },
  });
  options.paintMap(bar, single.map);
  const select = element("select", {
    attributes: { "aria-label": "Color map", "data-focus": "map" },
    on: {
      change: () => change({ ...choice, single: { ...single, map: select.value as ColorMapName } }),
    },
  });
  for (const name of options.mapNames)
    select.append(new Option(name, name, false, name === single.map));
  const editor = createWindowEditor(single.window, "Window", (window) =>
    change({ ...choice, single: { ...single, window } }),
  );
  listen((windows) => editor.showPresent(windows.get(single.field)));
  return element(
    "div",
    { class: "field-rows" },
    element("div", { class: "panel-row" }, bar, select),
    editor.element,
  );
}

function createSliceRow({ contents, options }: ViewPanelContext): HTMLElement {
  const { choice, slices, sliceSpacing } = contents;
  const words = (index: number): string => `${Math.round((index + 0.5) * sliceSpacing)} µm`;
  const value = element("output", { class: "row-value" }, words(choice.slice));
  const slider = element("input", {
    class: "row-slider",
    attributes: {
      type: "range",
      min: 0,
      max: slices - 1,
      step: 1,
      value: choice.slice,
      "aria-label": "Slice",
      "data-focus": "slice",
    },
    on: {
      input: () => {
        value.textContent = words(Number(slider.value));
        options.onChange({ ...choice, slice: Number(slider.value) });
      },
    },
  });
  return element("label", { class: "panel-row slice-row" }, "Depth", slider, value);
}
