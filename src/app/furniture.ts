import { distinctColor } from "../look/distinct-color.ts";
import type { Histogram } from "../look/histogram.ts";
import { presetCards } from "../preset/preset-library.ts";
import { t } from "../texts/text.ts";
import type { BrushPanel } from "../ui/brush-panel.ts";
import type { ClaimsPanel } from "../ui/claims-panel.ts";
import { element } from "../ui/element.ts";
import { createLatePart, type LatePart } from "../ui/late-part.ts";
import type { LayoutMode } from "../ui/layout-mode.ts";
import type { MenuItem } from "../ui/menu.ts";
import { actionProblem } from "../ui/messages.ts";
import { createNotices, type Notices } from "../ui/notices.ts";
import { createPageSignals, type PageSignals } from "../ui/page-signals.ts";
import { createPanel, type Panel } from "../ui/panel.ts";
import { createPanelSet } from "../ui/panel-set.ts";
import type { ParameterPanel } from "../ui/parameter-panel.ts";
import { createPlotPanel, type PlotPanel } from "../ui/plot-panel.ts";
import type { OnTry } from "../ui/render-markdown.ts";
import {
  columnPanels,
  createShell,
  type PanelName,
  type Shell,
  type ShellActions,
} from "../ui/shell.ts";
import type { SweepActions } from "../ui/sweep-dialog.ts";
import { createTip } from "../ui/tip.ts";
import type { ViewChoice } from "../ui/view-choice.ts";
import type { ViewPanel } from "../ui/view-panel.ts";
import { createWidgetSignals, type WidgetSignals } from "../ui/widget-signals.ts";
import { chooseScaleBar } from "../view/scale-bar.ts";
import { firstPicture } from "./picture/first-picture.ts";
import { Histograms } from "./picture/histograms.ts";
import { createSplitWiper, type SplitWiper } from "./picture/split-wiper.ts";

/** Everything the user can do on the page. */
export interface PageActions extends ShellActions, SweepActions {
  readonly choosePreset: (name: string) => void;
  /** A model from an empty page, and the editor on it. */
  readonly newModel: () => void;
  /** Does what a link of the story says, from the start, beside the run without it. */
  readonly tryStory: OnTry;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Changes of one `gesture` belong together. */
  readonly setParameter: (name: string, value: number, gesture: string) => void;
  readonly resetParameters: () => void;
  readonly originLabel: (origin: string) => string;
  /** To the next or the previous dose, claim or telling moment. */
  readonly toMark: (direction: 1 | -1) => void;
  /** Makes the runs that claims compare with. */
  readonly runControls: () => void;
  readonly cancelControls: () => void;
  readonly setView: (choice: ViewChoice | "preset") => void;
  /** How the present values of a field or observable are spread; null: there are none. */
  readonly readValues: (name: string) => Promise<Histogram | null>;
  /** Puts the wiper of a split view elsewhere, 0 to 1. */
  readonly moveSplit: (at: number) => void;
  readonly downloadCurves: () => void;
  readonly plotCurves: (names: readonly string[]) => void;
  /** Entries of a parameter's menu. */
  readonly parameterMenu: (name: string) => readonly MenuItem[];
}

/** The parts of the page around the picture. */
export interface Furniture {
  readonly shell: Shell;
  /** What the frame shows. */
  readonly signals: PageSignals;
  readonly panels: Readonly<Record<PanelName, Panel>>;
  readonly notices: Notices;
  /** Opens the help; it is loaded then. */
  readonly openHelp: () => Promise<void>;
  /** Opens the gallery, `present` marked; it is loaded then. */
  readonly openGallery: (present: string | undefined) => Promise<void>;
  readonly view: LatePart<ViewPanel>;
  readonly histograms: Histograms;
  readonly splitWiper: SplitWiper;
  readonly parameters: LatePart<ParameterPanel>;
  readonly widgets: WidgetSignals;
  readonly plot: PlotPanel;
  /** There while it is in the hand. */
  readonly brush: LatePart<BrushPanel>;
  readonly tryStory: OnTry;
}

/** Builds the page around the picture; nothing of it knows a session yet. */
export function createFurniture(root: HTMLElement, actions: PageActions): Furniture {
  const widgets = createWidgetSignals();
  const plot = createPlotPanel({
    onDownload: actions.downloadCurves,
    onChoice: actions.plotCurves,
    distinctColor,
  });
  const brushPlace = element("div", { attributes: { hidden: true } });
  const brush = createLatePart(() => loadBrush(brushPlace));
  const signals = createPageSignals();
  const onToggle = (name: PanelName, open: boolean): void => {
    if (name === "instruments") signals.instrumentsOpen.value = open;
    if (open) late[name]?.want().catch((error: unknown) => notices.show(actionProblem(error)));
    panelSet.changed(name, open);
    shell.showPanels();
  };
  const panels = createPanels(onToggle, plot.tools);
  const view = createLatePart(() => loadView(panels.view, actions));
  const parameters = createLatePart(() => loadParameters(panels.parameters, actions, widgets));
  const claims = createLatePart(() => loadClaims(panels.claims, actions, widgets));
  const late: Partial<Record<PanelName, LatePart<unknown>>> = { view, parameters, claims };
  panels.plot.body.append(plot.element);
  const notices = createNotices();
  const shell = createShell(
    root,
    signals,
    {
      panels,
      brushPanel: brushPlace,
      notices: notices.element,
      chooseScaleBar,
      layers: [createTip(root)],
    },
    actions,
  );
  const panelSet = createPanelSet(
    Object.values(panels),
    { layout: shell.layout, editing: signals.editing },
    columnPanels.left,
    firstOpen,
  );
  panelSet.start();
  return {
    shell,
    signals,
    panels,
    notices,
    openHelp: () => openHelp(root),
    openGallery: (present) => openGallery(root, actions, present),
    view,
    histograms: new Histograms(view),
    splitWiper: createSplitWiper(shell.panes, actions.moveSplit),
    parameters,
    widgets,
    plot,
    brush,
    tryStory: actions.tryStory,
  };
}

function createPanels(
  onToggle: (name: PanelName, open: boolean) => void,
  plotTools: readonly HTMLElement[],
): Furniture["panels"] {
  const make = (
    name: PanelName,
    title: string,
    share: number,
    own: readonly HTMLElement[] = [],
  ): Panel =>
    createPanel({ name, title, share, tools: own, onToggle: (open) => onToggle(name, open) });
  return {
    story: make("story", t`Story`, 6),
    view: make("view", t`View`, 5),
    parameters: make("parameters", t`Parameters`, 7),
    plot: make("plot", t`Curves`, 5, plotTools),
    claims: make("claims", t`Claims`, 3),
    instruments: make("instruments", t`Instruments`, 7),
    // Their rows stand below the ruler where there is room for them.
    treatments: make("treatments", t`Treatments`, 4),
  };
}

/** The lowest window whose left column has room for claims below story and curves, CSS px. */
const HIGH = 1060;

/** The panels that a window of this kind has room for. */
function firstOpen(mode: LayoutMode): readonly PanelName[] {
  const claims: readonly PanelName[] = window.innerHeight < HIGH ? [] : ["claims"];
  if (mode === "wide") return ["story", "plot", ...claims, "view", "parameters"];
  return mode === "medium" ? ["story", "plot"] : [];
}

/** What panels are filled with comes after the first picture, when they are first open. */
async function loadView(panel: Panel, actions: PageActions): Promise<ViewPanel> {
  await firstPicture;
  const { createViewPanel } = await import("../ui/view-panel.ts");
  const view = createViewPanel({
    onChange: actions.setView,
    onPresetView: () => actions.setView("preset"),
    readValues: actions.readValues,
  });
  panel.body.append(view.element);
  return view;
}

async function loadBrush(place: HTMLElement): Promise<BrushPanel> {
  const { createBrushPanel } = await import("../ui/brush-panel.ts");
  const brush = createBrushPanel(() => {});
  place.replaceWith(brush.element);
  return brush;
}

async function loadParameters(
  panel: Panel,
  actions: PageActions,
  { values, held }: WidgetSignals,
): Promise<ParameterPanel> {
  await firstPicture;
  const { createParameterPanel } = await import("../ui/parameter-panel.ts");
  const parameters = createParameterPanel({
    values,
    held,
    originLabel: actions.originLabel,
    onChange: actions.setParameter,
    onResetAll: actions.resetParameters,
    menuOf: actions.parameterMenu,
  });
  panel.tools.append(...parameters.tools);
  panel.body.append(parameters.element);
  // Above everything when it is open, and in its landmark.
  panel.element.append(parameters.menu);
  return parameters;
}

async function loadClaims(
  panel: Panel,
  actions: PageActions,
  { claims: standings, claimsNote: note, controls }: WidgetSignals,
): Promise<ClaimsPanel> {
  await firstPicture;
  const { createClaimsPanel } = await import("../ui/claims-panel.ts");
  const claims = createClaimsPanel({
    standings,
    note,
    controls,
    onGoTo: actions.jumpTo,
    onRunControls: actions.runControls,
    onCancelControls: actions.cancelControls,
  });
  panel.tools.append(claims.tally);
  panel.body.append(claims.element);
  return claims;
}

async function openHelp(root: HTMLElement): Promise<void> {
  const { createHelpDialog } = await import("../ui/help-dialog.ts");
  const dialog = createHelpDialog(() => void openTour(root));
  if (putDialog(root, dialog)) dialog.showModal();
}

/** Five steps through the page; they are loaded then. */
export async function openTour(root: HTMLElement): Promise<void> {
  const { startTour } = await import("../ui/tour.ts");
  startTour(root);
}

async function openGallery(
  root: HTMLElement,
  { choosePreset, newModel }: Pick<PageActions, "choosePreset" | "newModel">,
  present: string | undefined,
): Promise<void> {
  const [{ createGallery }, { galleryEntries }, { newcomersPath }, cards] = await Promise.all([
    import("../ui/gallery.ts"),
    import("../ui/gallery-entries.ts"),
    import("../ui/newcomers.ts"),
    presetCards(),
  ]);
  const gallery = createGallery(choosePreset, newModel);
  const entries = galleryEntries(cards, import.meta.env.BASE_URL);
  if (putDialog(root, gallery.element)) gallery.open(entries, newcomersPath(cards), present);
}

/** Puts a dialog on the page until it is closed. False: another one was opened meanwhile. */
function putDialog(root: HTMLElement, dialog: HTMLDialogElement): boolean {
  if (document.querySelector("dialog[open]") !== null) return false;
  dialog.addEventListener("close", () => dialog.remove());
  root.append(dialog);
  return true;
}
