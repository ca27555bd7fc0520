import { element } from "./element.ts";
import { type IconName, icon, mark } from "./icon.ts";
import { iconButton, setPressed } from "./icon-button.ts";
import type { Panel } from "./panel.ts";

export type PanelName = "story" | "view" | "parameters" | "plot";

export interface ShellActions {
  readonly openGallery: () => void;
  readonly openFile: () => void;
  readonly savePreset: () => void;
  readonly screenshot: () => void;
  readonly record: () => void;
  readonly help: () => void;
  readonly fit: () => void;
}

export interface ShellParts {
  readonly panels: Readonly<Record<PanelName, Panel>>;
  readonly transport: HTMLElement;
  readonly brushPanel: HTMLElement;
  readonly statusLine: HTMLElement;
  readonly notices: HTMLElement;
  readonly layers: readonly HTMLElement[];
}

export interface Shell {
  /** Holds the canvases; takes the pointer. */
  readonly stage: HTMLElement;
  /** Values under the pointer. */
  readonly probe: HTMLElement;
  setTitle(title: string): void;
  /** Shows a panel as open or closed on its button. */
  showPanelState(name: PanelName, open: boolean): void;
  setBusy(busy: boolean): void;
  /** Without effects that are slow where the CPU draws. */
  setPlain(plain: boolean): void;
  /** Spoken to screen readers. */
  announce(text: string): void;
  /** How far the furniture reaches into the window from each side, CSS px. */
  insets(): { left: number; right: number; top: number; bottom: number };
  toggleFurniture(): void;
}

const panelButtons: readonly (readonly [PanelName, IconName, string, string])[] = [
  ["story", "story", "Story", "1"],
  ["view", "view", "View", "2"],
  ["parameters", "parameters", "Parameters", "3"],
  ["plot", "plot", "Plot", "4"],
];

/** The furniture of the page around the picture: header, docks, transport and status line. */
export function createShell(root: HTMLElement, parts: ShellParts, actions: ShellActions): Shell {
  const { panels } = parts;
  const stage = element("main", { class: "stage", attributes: { "aria-label": "Tissue" } });
  const hidden = { hidden: true, "aria-hidden": "true" };
  const probe = element("div", { class: "probe glass", attributes: hidden });
  const title = element("span", { class: "preset-title" }, "Milieu");
  const live = element("div", { class: "visually-hidden", attributes: { "aria-live": "polite" } });
  const buttons = createPanelButtons(panels);
  const places = {
    brand: createBrand(title, actions),
    tools: createTools(buttons, actions),
    left: createDock("left", panels.story, panels.plot),
    right: createDock("right", panels.view, panels.parameters),
    foot: element("div", { class: "foot" }, parts.brushPanel, parts.transport),
  };
  const header = element("header", { class: "head" }, places.brand, places.tools);
  const { left, right, foot } = places;
  const { statusLine, notices, layers } = parts;
  root.replaceChildren(
    stage,
    header,
    left,
    right,
    foot,
    statusLine,
    notices,
    probe,
    live,
    ...layers,
  );
  return {
    stage,
    probe,
    setTitle: (text) => {
      title.textContent = text;
      document.title = `${text} · Milieu`;
    },
    showPanelState: (name, open) => {
      const button = buttons.get(name);
      if (button) setPressed(button, open);
    },
    setBusy: (busy) => {
      root.classList.toggle("is-busy", busy);
      stage.setAttribute("aria-busy", String(busy));
    },
    setPlain: (plain) => root.classList.toggle("is-plain", plain),
    announce: (text) => {
      live.textContent = text;
    },
    insets: () => measureInsets(places),
    toggleFurniture: () => root.classList.toggle("is-bare"),
  };
}

function createDock(side: "left" | "right", ...panels: readonly Panel[]): HTMLElement {
  const sections = panels.map((panel) => panel.element);
  return element("div", { class: `dock dock-${side}` }, ...sections);
}

function createPanelButtons(
  panels: ShellParts["panels"],
): ReadonlyMap<PanelName, HTMLButtonElement> {
  return new Map(
    panelButtons.map(([name, iconName, label, shortcut]) => [
      name,
      iconButton({
        icon: iconName,
        label,
        shortcut,
        class: "tab-button",
        text: label,
        pressed: false,
        onPress: () => panels[name].setOpen(!panels[name].isOpen),
      }),
    ]),
  );
}

function createBrand(title: HTMLElement, actions: ShellActions): HTMLElement {
  const picker = element(
    "button",
    {
      class: "preset-picker",
      attributes: { type: "button", "aria-label": "Gallery of presets", "aria-haspopup": "dialog" },
      on: { click: actions.openGallery },
    },
    title,
    icon("chevron"),
  );
  const word = element("h1", { class: "word" }, "Milieu");
  return element("div", { class: "brand glass" }, mark(), word, picker);
}

function createTools(
  buttons: ReadonlyMap<PanelName, HTMLButtonElement>,
  actions: ShellActions,
): HTMLElement {
  return element(
    "div",
    { class: "tools glass", attributes: { role: "toolbar", "aria-label": "Page" } },
    element("div", { class: "tool-group tabs" }, ...buttons.values()),
    element(
      "div",
      { class: "tool-group" },
      iconButton({
        icon: "fit",
        label: "Fit the whole domain",
        shortcut: "f",
        class: "wide-only",
        onPress: actions.fit,
      }),
      iconButton({
        icon: "camera",
        label: "Save a picture",
        shortcut: "s",
        onPress: actions.screenshot,
      }),
      iconButton({ icon: "record", label: "Record a film", onPress: actions.record }),
      iconButton({ icon: "open", label: "Open a preset file", onPress: actions.openFile }),
      iconButton({ icon: "save", label: "Save this preset", onPress: actions.savePreset }),
      iconButton({ icon: "help", label: "Help", shortcut: "?", onPress: actions.help }),
    ),
  );
}

/** Docks count when they show a panel; on a phone they and the tools lie at the bottom. */
function measureInsets(
  parts: Readonly<Record<"left" | "right" | "foot" | "brand" | "tools", HTMLElement>>,
): { left: number; right: number; top: number; bottom: number } {
  const { innerWidth, innerHeight } = window;
  const box = (name: keyof typeof parts): DOMRect => parts[name].getBoundingClientRect();
  const shows = (dock: HTMLElement): boolean => dock.querySelector(".panel:not([hidden])") !== null;
  const topOf = ({ height, top }: DOMRect): number => (height > 0 ? top : innerHeight);
  const top = box("brand").bottom;
  const docks = (["left", "right"] as const).filter((name) => shows(parts[name]));
  if (box("tools").top > innerHeight / 2) {
    const tops = [...docks, "foot" as const, "tools" as const].map((name) => topOf(box(name)));
    return { left: 0, right: 0, top, bottom: innerHeight - Math.min(...tops) };
  }
  return {
    left: docks.includes("left") ? box("left").right : 0,
    right: docks.includes("right") ? innerWidth - box("right").left : 0,
    top,
    bottom: innerHeight - topOf(box("foot")),
  };
}
