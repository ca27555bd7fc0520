import { type BrushPanel, createBrushPanel } from "../ui/brush-panel.ts";
import { createGallery, type Gallery } from "../ui/gallery.ts";
import { createHelpDialog } from "../ui/help-dialog.ts";
import type { MenuItem } from "../ui/menu.ts";
import { createNotices, type Notices } from "../ui/notices.ts";
import { createPanel, type Panel } from "../ui/panel.ts";
import { createParameterPanel, type ParameterPanel } from "../ui/parameter-panel.ts";
import { createPlotPanel, type PlotPanel } from "../ui/plot-panel.ts";
import { createRecordDialog, type RecordDialog, type RecordRequest } from "../ui/record-dialog.ts";
import { createShell, type PanelName, type Shell, type ShellActions } from "../ui/shell.ts";
import { createStatusLine, type StatusLine } from "../ui/status-line.ts";
import { createSweepDialog, type SweepActions, type SweepDialog } from "../ui/sweep-dialog.ts";
import { createTip } from "../ui/tip.ts";
import { createTransport, type Transport, type TransportActions } from "../ui/transport.ts";
import type { ViewChoice } from "../ui/view-choice.ts";
import { createViewPanel, type ViewPanel } from "../ui/view-panel.ts";
import { nextChannelColor } from "../view/channel-palette.ts";
import { COLOR_MAP_NAMES, COLOR_MAP_SIZE, colorMapTable } from "../view/color-maps.ts";

/** Everything the user can do on the page. */
export interface PageActions extends ShellActions, TransportActions, SweepActions {
  readonly choosePreset: (name: string) => void;
  readonly setParameter: (name: string, value: number) => void;
  readonly resetParameters: () => void;
  readonly originLabel: (origin: string) => string;
  readonly setView: (choice: ViewChoice | "preset") => void;
  readonly downloadCurves: () => void;
  readonly plotCurves: (names: readonly string[]) => void;
  readonly startRecording: (request: RecordRequest) => void;
  readonly cancelRecording: () => void;
  readonly layoutChanged: () => void;
  /** Entries of a parameter's menu. */
  readonly parameterMenu: (name: string) => readonly MenuItem[];
}

/** The parts of the page around the picture. */
export interface Furniture {
  readonly shell: Shell;
  readonly panels: Readonly<Record<PanelName, Panel>>;
  readonly transport: Transport;
  readonly status: StatusLine;
  readonly notices: Notices;
  readonly gallery: Gallery;
  readonly recordDialog: RecordDialog;
  readonly sweepDialog: SweepDialog;
  readonly help: HTMLDialogElement;
  readonly view: ViewPanel;
  readonly parameters: ParameterPanel;
  readonly plot: PlotPanel;
  readonly brush: BrushPanel;
}

/** On a window narrower than this one panel at a time lies at the bottom. */
export const PHONE = "(max-width: 760px)";

/** Builds the page around the picture; nothing of it knows a session yet. */
export function createFurniture(root: HTMLElement, actions: PageActions): Furniture {
  const view = createViewPanel({
    mapNames: COLOR_MAP_NAMES,
    paintMap,
    newColor: nextChannelColor,
    onChange: actions.setView,
    onPresetView: () => actions.setView("preset"),
  });
  const parameters = createParameterPanel({
    originLabel: actions.originLabel,
    onChange: actions.setParameter,
    onResetAll: actions.resetParameters,
    menuOf: actions.parameterMenu,
  });
  const plot = createPlotPanel(actions.downloadCurves, actions.plotCurves);
  const brush = createBrushPanel(() => {});
  const onToggle = (name: PanelName, open: boolean): void => {
    shell.showPanelState(name, open);
    if (open && matchMedia(PHONE).matches) closeOthers(panels, name);
    actions.layoutChanged();
  };
  const panels = createPanels(onToggle, plot.tools);
  panels.view.body.append(view.element);
  panels.parameters.body.append(parameters.element);
  panels.plot.body.append(plot.element);
  const transport = createTransport(actions);
  const status = createStatusLine();
  const notices = createNotices();
  const gallery = createGallery(actions.choosePreset);
  const recordDialog = createRecordDialog(actions.startRecording, actions.cancelRecording);
  const sweepDialog = createSweepDialog(actions);
  const help = createHelpDialog();
  const shell = createShell(
    root,
    {
      panels,
      transport: transport.element,
      brushPanel: brush.element,
      statusLine: status.element,
      notices: notices.element,
      layers: [
        gallery.element,
        recordDialog.element,
        sweepDialog.element,
        help,
        parameters.menu,
        createTip(root),
      ],
    },
    actions,
  );
  return {
    shell,
    panels,
    transport,
    status,
    notices,
    gallery,
    recordDialog,
    sweepDialog,
    help,
    view,
    parameters,
    plot,
    brush,
  };
}

function createPanels(
  onToggle: (name: PanelName, open: boolean) => void,
  plotTools: readonly HTMLElement[],
): Furniture["panels"] {
  const make = (name: PanelName, title: string, tools: readonly HTMLElement[] = []): Panel =>
    createPanel({ id: `panel-${name}`, title, tools, onToggle: (open) => onToggle(name, open) });
  return {
    story: make("story", "Story"),
    view: make("view", "View"),
    parameters: make("parameters", "Parameters"),
    plot: make("plot", "Over time", plotTools),
  };
}

function closeOthers(panels: Furniture["panels"], open: PanelName): void {
  for (const [name, panel] of Object.entries(panels)) {
    if (name !== open) panel.setOpen(false);
  }
}

function paintMap(canvas: HTMLCanvasElement, map: Parameters<typeof colorMapTable>[0]): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  canvas.width = COLOR_MAP_SIZE;
  canvas.height = 1;
  context.putImageData(
    new ImageData(new Uint8ClampedArray(colorMapTable(map)), COLOR_MAP_SIZE, 1),
    0,
    0,
  );
}
