import { effect, type ReadonlySignal } from "@preact/signals-core";
import { t } from "../texts/text.ts";
import { type BarActions, createBar } from "./bar.ts";
import type { ChooseScaleBar } from "./caption.ts";
import { createDock, type Dock } from "./dock.ts";
import { element } from "./element.ts";
import { createFrameSizes } from "./frame-sizes.ts";
import type { IconName } from "./icon.ts";
import { iconButton, setPressed } from "./icon-button.ts";
import { keyNamed } from "./keys.ts";
import { followLayout, type LayoutMode } from "./layout-mode.ts";
import type { PageSignals } from "./page-signals.ts";
import type { Panel } from "./panel.ts";
import { createScene } from "./scene.ts";
import { createStatusLine, machineItems, machineName } from "./status-line.ts";
import { createTimeStrip, type TimeStrip } from "./time-strip.ts";
import { createToolRow, type ToolActions } from "./tool-row.ts";
import type { TransportActions } from "./transport.ts";

export type PanelName =
  | "story"
  | "view"
  | "parameters"
  | "plot"
  | "claims"
  | "treatments"
  | "instruments";

export interface ShellActions
  extends BarActions,
    TransportActions,
    Omit<ToolActions, "hideFurniture"> {}

export interface ShellParts {
  readonly panels: Readonly<Record<PanelName, Panel>>;
  readonly brushPanel: HTMLElement;
  readonly notices: HTMLElement;
  readonly chooseScaleBar: ChooseScaleBar;
  /** Dialogs, menus, tips: what opens above the page. */
  readonly layers: readonly HTMLElement[];
}

/** Places of the frame that other parts fill. An empty one takes no room. */
export interface ShellSlots extends Omit<TimeStrip, "element"> {
  /** In the bar: undo and redo, the switch between screens, sharing. */
  readonly history: HTMLElement;
  readonly screens: HTMLElement;
  readonly share: HTMLElement;
  /** Below the row of tools: a row of its own. */
  readonly runs: HTMLElement;
  /** Above the tissue, at the left and at the right. */
  readonly looks: HTMLElement;
  readonly tools: HTMLElement;
  /** In the middle: a screen beside or over the tissue. */
  readonly screen: HTMLElement;
}

export interface Shell {
  /** Holds the canvases; takes the pointer. */
  readonly stage: HTMLElement;
  /** Around it: holds further stages beside it. */
  readonly panes: HTMLElement;
  /** Values under the pointer. */
  readonly probe: HTMLElement;
  readonly slots: ShellSlots;
  readonly layout: ReadonlySignal<LayoutMode>;
  setTitle(title: string): void;
  /** Panels were opened or closed. */
  showPanels(): void;
  setBusy(busy: boolean): void;
  /** Without effects that are slow where the CPU draws. */
  setPlain(plain: boolean): void;
  /** Spoken to screen readers. */
  announce(text: string): void;
  /** What the picture shows, in words that are read when someone comes to it. */
  describe(text: string): void;
  /** Only the tissue, or everything again. */
  toggleFurniture(): void;
}

/** The column of each panel, from the top. */
export const columnPanels = {
  left: ["story", "plot", "instruments", "claims", "treatments"],
  right: ["view", "parameters"],
} as const satisfies Record<string, readonly PanelName[]>;

const panelButtons: readonly (readonly [PanelName, IconName, string])[] = [
  ["story", "story", keyNamed("story")],
  ["plot", "plot", keyNamed("plot")],
  ["claims", "check", keyNamed("claims")],
  ["instruments", "instruments", "i"],
  ["treatments", "dose", "t"],
  ["view", "view", keyNamed("view")],
  ["parameters", "parameters", keyNamed("parameters")],
];

/** The page's frame: bar, two columns of panels, the tissue between them, timeline and status line. */
export function createShell(
  root: HTMLElement,
  signals: PageSignals,
  parts: ShellParts,
  actions: ShellActions,
): Shell {
  const layout = followLayout();
  const sizes = createFrameSizes(root, layout);
  const machine = () => {
    const isSeen = status.offsetHeight > 0;
    const present = isSeen ? null : signals.machine.value;
    if (present === null) return [];
    const name = { label: machineName(present), disabled: true, run: () => {} };
    return [name, ...machineItems(present)];
  };
  const bar = createBar(actions, machine);
  const status = createStatusLine(signals);
  const time = createTimeStrip(signals, actions, sizes);
  const toggleFurniture = (): void => void root.classList.toggle("is-bare");
  const tools = createToolRow(signals, { ...actions, hideFurniture: toggleFurniture });
  const scene = createScene(signals, parts.chooseScaleBar);
  const { editing } = signals;
  const dock = (side: keyof typeof columnPanels, label: string): Dock =>
    createDock({
      side,
      label,
      panels: columnPanels[side].map((name) => parts.panels[name]),
      mode: layout,
      editing,
      sizes,
    });
  const docks = [
    dock("left", t`Story, curves, instruments and claims`),
    dock("right", t`View and parameters`),
  ];
  const probe = element("div", {
    class: "probe",
    attributes: { hidden: true, "aria-hidden": "true" },
  });
  const live = element("div", { class: "visually-hidden", attributes: { "aria-live": "polite" } });
  const words = element("p", { class: "visually-hidden", attributes: { id: "picture-words" } });
  const picture = { role: "img", "aria-label": t`Tissue`, "aria-describedby": "picture-words" };
  for (const [name, value] of Object.entries(picture)) scene.stage.setAttribute(name, value);
  const buttons = createPanelButtons(parts.panels);
  const tabs = element("nav", { class: "tabs", attributes: { "aria-label": t`Panels` } });
  tabs.append(...buttons.values());
  const runs = element("div", { class: "runs-slot" });
  const screen = element("div", { class: "screen-slot" });
  const main = element(
    "main",
    { class: "middle", attributes: { "aria-label": t`Tissue` } },
    tools.element,
    runs,
    parts.brushPanel,
    parts.notices,
    scene.element,
    screen,
    words,
    createOpenLink(),
  );
  // In this order the Tab key goes: time before the columns, whose rows are many.
  root.replaceChildren(
    bar.element,
    time.element,
    main,
    ...docks.map((dock) => dock.element),
    status,
    probe,
    live,
    ...parts.layers,
  );
  effect(() => {
    root.dataset["layout"] = layout.value;
    if (layout.value === "narrow") root.insertBefore(tabs, main.nextSibling);
    else bar.panels.append(tabs);
  });
  effect(() => void root.classList.toggle("has-editor", editing.value));
  const refresh = (): void => {
    for (const [name, button] of buttons) setPressed(button, parts.panels[name].isOpen);
    for (const dock of docks) dock.refresh();
  };
  const { history, screens, share } = bar;
  const { lanes, track, inspector, jumps } = time;
  return {
    stage: scene.stage,
    panes: scene.panes,
    probe,
    layout,
    slots: {
      history,
      screens,
      share,
      runs,
      looks: tools.looks,
      tools: tools.tools,
      screen,
      lanes,
      track,
      inspector,
      jumps,
    },
    setTitle: (text) => {
      bar.setTitle(text);
      document.title = t`${text} · Milieu`;
    },
    showPanels: refresh,
    setBusy: (busy) => {
      root.classList.toggle("is-busy", busy);
      main.setAttribute("aria-busy", String(busy));
    },
    setPlain: (plain) => root.classList.toggle("is-plain", plain),
    announce: (text) => {
      live.textContent = text;
    },
    describe: (text) => {
      words.textContent = text;
    },
    toggleFurniture,
  };
}

function createPanelButtons(
  panels: ShellParts["panels"],
): ReadonlyMap<PanelName, HTMLButtonElement> {
  return new Map(
    panelButtons.map(([name, iconName, shortcut]) => [
      name,
      iconButton({
        icon: iconName,
        label: panels[name].title,
        shortcut,
        class: `tab-button tab-${name}`,
        text: panels[name].title,
        pressed: false,
        onPress: () => panels[name].setOpen(!panels[name].isOpen),
      }),
    ]),
  );
}

/** Of an embedded page: the same in full, in a window of its own. */
function createOpenLink(): HTMLElement {
  const link = element(
    "a",
    { class: "open-link", attributes: { href: "./", target: "_blank", rel: "noopener" } },
    t`Open in Milieu`,
  );
  const follow = (): void => {
    const address = new URL(location.href);
    address.searchParams.delete("ui");
    link.href = address.href;
  };
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, follow);
  return link;
}
