import { computed, effect, type ReadonlySignal } from "@preact/signals-core";
import GUI from "lil-gui";
import type { Parameter } from "../model/model.ts";
import { countOf } from "../numbers/count-words.ts";
import { formatQuantity } from "../numbers/format-unit.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { createMenu, type MenuItem } from "./menu.ts";
import {
  createParameterRow,
  type Hold,
  type ParameterRow,
  type RowActions,
} from "./parameter-row.ts";
import { matchesSearch } from "./search-text.ts";

export interface ParameterPanel {
  readonly element: HTMLElement;
  /** Beside the panel's title. */
  readonly tools: readonly HTMLElement[];
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
  focusSearch(): void;
}

export interface ParameterPanelOptions {
  /** Present values by name; a row follows its own. */
  readonly values: ReadonlySignal<Readonly<Record<string, number>>>;
  /** Which treatment holds which parameter now. */
  readonly held: ReadonlySignal<ReadonlyMap<string, Hold>>;
  /** Heading of a folder for the parameters of a module. */
  readonly originLabel: (origin: string) => string;
  /** Changes of one `gesture` belong together. */
  readonly onChange: (name: string, value: number, gesture: string) => void;
  readonly onResetAll: () => void;
  /** Entries of a parameter's menu, before that which resets it. */
  readonly menuOf: (name: string) => readonly MenuItem[];
}

type MakeRow = (parameter: Parameter) => ParameterRow;

/** A folder of the panel and its rows. */
interface Folder {
  readonly gui: GUI;
  readonly rows: readonly ParameterRow[];
}

/** Folder of what the preset is about. */
const STORY = t`In this story`;

/** Folders beyond this many rows start closed, except the first. */
const OPEN_ROWS = 12;

/** The live panel, made from the model: a control for every parameter, a search, a reset of all. */
export function createParameterPanel(options: ParameterPanelOptions): ParameterPanel {
  const { values, held } = options;
  const holder = element("div", { class: "parameters" });
  const search = createSearch();
  const empty = element("p", { class: "fine", attributes: { hidden: true } });
  const root = element("div", { class: "parameter-panel" }, search.element, empty, holder);
  const resetAll = element("button", {
    class: "text-button",
    attributes: { type: "button" },
    on: { click: options.onResetAll },
  });
  const menu = createMenu(t`Parameter`);
  let gui: GUI | null = null;
  let folders: readonly Folder[] = [];
  let stop = (): void => {};
  const filter = (): void => {
    const found = filterRows(folders, search.input.value);
    empty.hidden = found > 0 || folders.length === 0;
    empty.textContent = t`No parameter is called “${search.input.value.trim()}”.`;
  };
  search.input.addEventListener("input", filter);
  search.input.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    const first = folders.flatMap(({ rows }) => rows).find((row) => !row.element.hidden);
    first?.element.querySelector("input")?.focus();
  });
  const setModel: ParameterPanel["setModel"] = (parameters, initial, key) => {
    stop();
    gui?.destroy();
    gui = new GUI({ container: holder, injectStyles: false, title: "" });
    const startOf = ({ name, value }: Parameter) => initial[name] ?? value;
    const make: MakeRow = (parameter) =>
      createParameterRow(parameter, startOf(parameter), rowActions(parameter, options, menu.open));
    folders = buildFolders(gui, parameters, new Set(key), options.originLabel, make);
    const ends = folders.flatMap(({ rows }) => rows.map((row) => followRow(row, values, held)));
    ends.push(effect(() => showReset(resetAll, countChanged(parameters, startOf, values.value))));
    stop = () => {
      for (const end of ends) end();
    };
    search.input.value = "";
    search.input.placeholder = countOf(parameters.length, "parameter");
    root.classList.toggle("is-empty", parameters.length === 0);
    filter();
  };
  return {
    element: root,
    tools: [resetAll],
    menu: menu.element,
    setModel,
    focusSearch: () => {
      search.input.focus();
      search.input.select();
    },
  };
}

function createSearch() {
  const input = element("input", {
    class: "search-input",
    attributes: {
      type: "search",
      "aria-label": t`Search parameters`,
      "aria-keyshortcuts": "/",
    },
  });
  const key = element("kbd", { attributes: { "aria-hidden": "true" } }, "/");
  return { input, element: element("label", { class: "search" }, icon("search"), input, key) };
}

function rowActions(
  parameter: Parameter,
  { onChange, menuOf }: ParameterPanelOptions,
  openMenu: (button: HTMLElement, items: readonly MenuItem[]) => void,
): RowActions {
  const { name, unit } = parameter;
  return {
    change: (value, gesture) => onChange(name, value, gesture),
    openMenu: (button, { value, isChanged, run }) => {
      const label = t`Reset to ${formatQuantity(value, unit)}`;
      openMenu(button, [...menuOf(name), { label, disabled: !isChanged, run }]);
    },
  };
}

/** A row is shown anew when its own value or hold changes, and not when others do. */
function followRow(
  row: ParameterRow,
  values: ParameterPanelOptions["values"],
  held: ParameterPanelOptions["held"],
): () => void {
  const { name, value } = row.parameter;
  const own = computed(() => values.value[name] ?? value);
  const hold = computed(() => held.value.get(name));
  return effect(() => row.show(own.value, hold.value));
}

function countChanged(
  parameters: readonly Parameter[],
  startOf: (parameter: Parameter) => number,
  values: Readonly<Record<string, number>>,
): number {
  return parameters.filter((one) => (values[one.name] ?? startOf(one)) !== startOf(one)).length;
}

function showReset(button: HTMLButtonElement, count: number): void {
  button.hidden = count === 0;
  button.textContent = t`Reset ${count}`;
  const what = countOf(count, "parameter");
  button.setAttribute("aria-label", t`Reset ${what} to the preset's values`);
}

function buildFolders(
  gui: GUI,
  parameters: readonly Parameter[],
  key: ReadonlySet<string>,
  originLabel: (origin: string) => string,
  make: MakeRow,
): readonly Folder[] {
  // Among few parameters nobody is lost.
  const hasStory = parameters.length > OPEN_ROWS && key.size > 0;
  const folderOf = ({ name, group, origin }: Parameter) =>
    hasStory && key.has(name) ? STORY : (group ?? originLabel(origin));
  const inOrder = hasStory
    ? [...parameters].sort((a, b) => Number(key.has(b.name)) - Number(key.has(a.name)))
    : parameters;
  const groups = Map.groupBy(inOrder, folderOf);
  const small = parameters.length <= OPEN_ROWS;
  return [...groups].map(([title, members], index) => {
    const folder = groups.size === 1 ? gui : gui.addFolder(title);
    const rows = members.map(make);
    folder.$children.append(...rows.map((row) => row.element));
    if (folder !== gui && !small && index > 0) folder.close();
    return { gui: folder, rows };
  });
}

/** Number of rows that a query finds; the others are hidden. */
function filterRows(folders: readonly Folder[], query: string): number {
  const isAsked = query.trim() !== "";
  let found = 0;
  for (const { gui, rows } of folders) {
    let shown = 0;
    for (const row of rows) {
      row.element.hidden = isAsked && !matchesSearch(row.index, query);
      if (!row.element.hidden) shown++;
    }
    gui.domElement.hidden = shown === 0;
    if (shown > 0 && isAsked) gui.open();
    found += shown;
  }
  return found;
}
