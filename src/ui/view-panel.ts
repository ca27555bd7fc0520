import type { Histogram } from "../look/histogram.ts";
import { MODES, type Mode } from "../look/looks.ts";
import { liesInPlane, showsContours } from "../look/views.ts";
import type { Model } from "../model/model.ts";
import { t } from "../texts/text.ts";
import { createContourList } from "./contour-list.ts";
import { element } from "./element.ts";
import { createFluxRows } from "./flux-rows.ts";
import type { LookEditorContext } from "./look-editor.ts";
import { editorOf } from "./look-editors.ts";
import { settingOf, type ViewChoice, withSetting } from "./view-choice.ts";

export interface ViewPanel {
  readonly element: HTMLElement;
  show(contents: ViewPanelContents): void;
  /** Present windows by name, for the boxes of what follows the data. */
  showWindows(windows: Windows): void;
  /** Of what the values are shown; empty while the panel cannot be seen. */
  wantedValues(): readonly string[];
  showValues(histograms: ReadonlyMap<string, Histogram>): void;
}

type Windows = ReadonlyMap<string, readonly [number, number]>;

export interface ViewPanelContents {
  readonly model: Model;
  readonly choice: ViewChoice;
  /** Slices of a volume; 1 in 2D. */
  readonly slices: number;
  /** Voxel height, um. */
  readonly sliceSpacing: number;
}

export interface ViewPanelOptions {
  readonly onChange: (choice: ViewChoice) => void;
  readonly onPresetView: () => void;
  /** How the present values of a field or observable are spread; null: there are none. */
  readonly readValues: (field: string) => Promise<Histogram | null>;
}

/** What the picture shows: a look, and the rows of that look's setting. */
export function createViewPanel(options: ViewPanelOptions): ViewPanel {
  const root = element("div", { class: "view-panel" });
  let listeners: ((windows: Windows) => void)[] = [];
  let valueListeners: (readonly [string, (histogram: Histogram) => void])[] = [];
  let values: ReadonlyMap<string, Histogram> = new Map();
  let present: Windows = new Map();
  /** While a hand moves something its row stays; what is to be shown then waits. */
  let moving = false;
  let waiting: ViewPanelContents | null = null;
  /** Rows that are opened later are told at once what all others know. */
  let making = false;
  const valuesOf = async (field: string): Promise<Histogram | null> =>
    values.get(field) ?? options.readValues(field);
  const showWindows = (windows: Windows): void => {
    present = windows;
    for (const listener of listeners) listener(windows);
  };
  const showValues = (histograms: ReadonlyMap<string, Histogram>): void => {
    values = histograms;
    for (const [field, listener] of valueListeners) {
      const histogram = histograms.get(field);
      if (histogram !== undefined) listener(histogram);
    }
  };
  const show = (contents: ViewPanelContents): void => {
    if (moving) {
      waiting = contents;
      return;
    }
    listeners = [];
    valueListeners = [];
    making = true;
    const { model, choice } = contents;
    const context: LookEditorContext = {
      model,
      choice,
      change: (next, isMoving = false) => {
        moving = isMoving;
        options.onChange(next);
        if (!moving) show({ ...(waiting ?? contents), choice: next });
        if (!moving) waiting = null;
      },
      listen: (listener) => {
        listeners.push(listener);
        if (!making) listener(present);
      },
      middleOf: async (field) => {
        const { low, high } = (await valuesOf(field)) ?? { low: 0, high: 1 };
        return Number(((low + high) / 2).toPrecision(2));
      },
      listenToValues: (field, listener) => {
        valueListeners.push([field, listener]);
        if (!making) void valuesOf(field).then((histogram) => histogram && listener(histogram));
      },
    };
    const focused = document.activeElement?.getAttribute("data-focus");
    const setting = settingOf(choice);
    root.replaceChildren(
      createModeRow(context, options.onPresetView),
      editorOf(choice.mode).rows(setting, context),
      ...(showsContours(setting) ? [createContourList(setting, context)] : []),
      ...(liesInPlane(choice.mode) ? [createFluxRows(setting, context)] : []),
      ...(contents.slices > 1 && choice.mode !== "volume"
        ? [createSliceRow(contents, options)]
        : []),
    );
    making = false;
    showWindows(present);
    showValues(values);
    if (focused) root.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  };
  return {
    element: root,
    show,
    showWindows,
    wantedValues: () =>
      root.offsetParent === null ? [] : [...new Set(valueListeners.map(([field]) => field))],
    showValues,
  };
}

/** Between a look's mode and the entry's own key. */
const SEPARATOR = ":";

function createModeRow(
  { model, choice, change }: LookEditorContext,
  onPresetView: () => void,
): HTMLElement {
  const entryOf = (mode: Mode, key: string) => `${mode}${SEPARATOR}${key}`;
  const present = entryOf(choice.mode, editorOf(choice.mode).present(settingOf(choice)));
  const select = element("select", {
    attributes: { "aria-label": t`What to show`, "data-focus": "mode" },
    on: {
      change: () => {
        const [mode = "", ...key] = select.value.split(SEPARATOR);
        const last = choice.settings[mode as Mode];
        const setting = editorOf(mode as Mode).choose(key.join(SEPARATOR), last);
        if (setting !== undefined) change(withSetting(choice, setting));
      },
    },
  });
  for (const mode of MODES) {
    // Of a domain without depth there is no volume to choose.
    if (mode === "volume" && choice.settings.volume === undefined) continue;
    const shown = mode === choice.mode ? settingOf(choice) : undefined;
    for (const { group, entries } of editorOf(mode).options(model, shown)) {
      const options = entries.map(({ key, label }) => {
        const value = entryOf(mode, key);
        return new Option(label, value, false, value === present);
      });
      if (group === "") select.append(...options);
      else select.append(groupOf(group, options));
    }
  }
  const attributes = { type: "button", "data-tip": t`Look as the preset asks to be looked at` };
  const preset = element(
    "button",
    { class: "text-button", attributes, on: { click: onPresetView } },
    t`Preset view`,
  );
  return element("div", { class: "panel-row" }, select, preset);
}

function groupOf(label: string, options: readonly HTMLOptionElement[]): HTMLOptGroupElement {
  return element("optgroup", { attributes: { label } }, ...options);
}

function createSliceRow(
  { choice, slices, sliceSpacing }: ViewPanelContents,
  options: ViewPanelOptions,
): HTMLElement {
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
      "aria-label": t`Slice`,
      "data-focus": "slice",
    },
    on: {
      input: () => {
        value.textContent = words(Number(slider.value));
        options.onChange({ ...choice, slice: Number(slider.value) });
      },
    },
  });
  return element("label", { class: "panel-row slice-row" }, t`Depth`, slider, value);
}
