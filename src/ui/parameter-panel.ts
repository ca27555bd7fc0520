import GUI from "lil-gui";
import type { Parameter } from "../model/model.ts";
import { element } from "./element.ts";
import { formatQuantity } from "./format-quantity.ts";
import { icon } from "./icon.ts";
import { createMenu, type MenuItem } from "./menu.ts";
import { addParameterRow, type ParameterRow, type RowReset } from "./parameter-row.ts";

export interface ParameterPanel {
  readonly element: HTMLElement;
  /** Belongs outside of the panel, which cuts off what is larger than itself. */
  readonly menu: HTMLElement;
  /**
   * Another model: builds every control anew. `initial` are the preset's values; `key` are the
   * names of those that its story is about, which come first.
   */
  setModel(
    parameters: readonly Parameter[],
    initial: Readonly<Record<string, number>>,
    key: readonly string[],
  ): void;
  /** Shows values that came from elsewhere. */
  showValues(values: Readonly<Record<string, number>>): void;
}

export interface ParameterPanelOptions {
  /** Heading of a folder for the parameters of a module. */
  readonly originLabel: (origin: string) => string;
  readonly onChange: (name: string, value: number) => void;
  readonly onResetAll: () => void;
  /** Entries of a parameter's menu, before that which resets it. */
  readonly menuOf: (name: string) => readonly MenuItem[];
}

type OpenMenu = (parameter: Parameter, button: HTMLElement, reset: RowReset) => void;

/** Folder of what the preset is about. */
const STORY = "In this story";

/** Folders beyond this many rows start closed, except the first. */
const OPEN_ROWS = 12;

/** The live panel, made from the model: a control for every parameter, a search, a reset of all. */
export function createParameterPanel(options: ParameterPanelOptions): ParameterPanel {
  const search = element("input", {
    class: "search-input",
    attributes: {
      type: "search",
      placeholder: "Search parameters",
      "aria-label": "Search parameters",
    },
  });
  const holder = element("div", { class: "parameters" });
  const resetAll = element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: options.onResetAll } },
    "Reset all",
  );
  const tools = element("label", { class: "search" }, icon("search"), search);
  const root = element("div", {}, element("div", { class: "panel-row" }, tools, resetAll), holder);
  const menu = createMenu("Parameter");
  const openMenu: OpenMenu = (parameter, button, reset) => {
    const { value, isChanged, run } = reset;
    const label = `Reset to ${formatQuantity(value, parameter.unit)}`;
    menu.open(button, [...options.menuOf(parameter.name), { label, disabled: !isChanged, run }]);
  };
  let gui: GUI | null = null;
  let rows: readonly ParameterRow[] = [];
  search.addEventListener("input", () => filterRows(gui, rows, search.value));
  return {
    element: root,
    menu: menu.element,
    setModel: (parameters, initial, key) => {
      gui?.destroy();
      gui = new GUI({ container: holder, injectStyles: false, title: "" });
      rows = buildFolders(gui, parameters, initial, new Set(key), options, openMenu);
      root.classList.toggle("is-empty", parameters.length === 0);
      search.value = "";
    },
    showValues: (values) => {
      for (const row of rows) {
        const value = values[row.parameter.name];
        if (value !== undefined) row.show(value);
      }
    },
  };
}

function buildFolders(
  gui: GUI,
  parameters: readonly Parameter[],
  initial: Readonly<Record<string, number>>,
  key: ReadonlySet<string>,
  { originLabel, onChange }: ParameterPanelOptions,
  openMenu: OpenMenu,
): readonly ParameterRow[] {
  // Among few parameters nobody is lost.
  const hasStory = parameters.length > OPEN_ROWS && key.size > 0;
  const folderOf = ({ name, group, origin }: Parameter) =>
    hasStory && key.has(name) ? STORY : (group ?? originLabel(origin));
  const inOrder = hasStory
    ? [...parameters].sort((a, b) => Number(key.has(b.name)) - Number(key.has(a.name)))
    : parameters;
  const folders = Map.groupBy(inOrder, folderOf);
  const small = parameters.length <= OPEN_ROWS;
  let first = true;
  const rows: ParameterRow[] = [];
  for (const [title, members] of folders) {
    const folder = folders.size === 1 ? gui : gui.addFolder(title);
    for (const parameter of members) {
      const { name, value } = parameter;
      const start = initial[name] ?? value;
      const change = (next: number): void => onChange(name, next);
      const more = (button: HTMLElement, reset: RowReset): void =>
        openMenu(parameter, button, reset);
      rows.push(addParameterRow(folder, parameter, start, change, more));
    }
    if (folder !== gui && !small && !first) folder.close();
    first = false;
  }
  return rows;
}

function filterRows(gui: GUI | null, rows: readonly ParameterRow[], query: string): void {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) {
    row.element.hidden = !words.every((word) => row.text.includes(word));
  }
  for (const folder of gui?.folders ?? []) {
    const shown = folder.controllers.some(({ domElement }) => !domElement.hidden);
    folder.domElement.hidden = !shown;
    if (shown && words.length > 0) folder.open();
  }
}
