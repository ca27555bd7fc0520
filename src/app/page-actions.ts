import { moduleLibrary } from "../biology/module-library.ts";
import { presetCards } from "../preset/preset-library.ts";
import { screenshot } from "../record/screenshot.ts";
import type { MenuItem } from "../ui/menu.ts";
import { brushScale } from "./brush-tool.ts";
import { chooseFile, fileNameOf, presetWithChanges, saveFile } from "./files.ts";
import type { PageActions } from "./furniture.ts";
import { galleryEntries } from "./gallery-entries.ts";
import { loadPreset } from "./load-preset.ts";
import { presetProblem, problemOf, runProblem } from "./messages.ts";
import type { Page } from "./page.ts";
import { applyInsets } from "./page-layout.ts";
import type { Session } from "./session.ts";
import { syncFurniture } from "./sync-furniture.ts";
import { seriesToCsv } from "./time-series.ts";

/** Pixels of a saved picture. */
const PICTURE = { width: 1920, height: 1080 };

/** What the page's controls do. `page` is asked when they are used, not before. */
export function createPageActions(page: () => Page): PageActions {
  const use = (action: (session: Session, page: Page) => unknown): void => {
    const { session } = page();
    if (session !== null) guard(page(), action(session, page()));
  };
  return {
    togglePlay: () => use((session) => (session.loop.playing ? session.pause() : session.play())),
    step: () => use((session) => session.step(1)),
    reset: () => use((session) => session.reset()),
    setSpeed: (speed) =>
      use((session) => {
        session.loop.speed = speed;
      }),
    toggleBrush: () => use((session, own) => toggleBrush(own, session)),
    fit: () => use((session) => session.stage.fit()),
    setParameter: (name, value) => use((session) => session.setParameters({ [name]: value })),
    resetParameters: () =>
      use((session) => session.setParameters(session.preset?.scenario.parameters ?? {})),
    originLabel: (origin) =>
      moduleLibrary.find(({ name }) => name === origin)?.label ?? "This model",
    setView: (choice) => use((session) => session.setView(choice)),
    openGallery: () => void guard(page(), openGallery(page())),
    choosePreset: (name) => void choosePreset(page(), name),
    openFile: () => void chooseFile().then((file) => file && openFile(page(), file)),
    savePreset: () => use(savePreset),
    downloadCurves: () => use(downloadCurves),
    plotCurves: (names) => use((session) => session.plot(names)),
    screenshot: () => use(savePicture),
    record: () => page().recorder?.open(),
    startRecording: (request) => void page().recorder?.start(request),
    cancelRecording: () => page().recorder?.cancel(),
    help: () => page().furniture.help.showModal(),
    layoutChanged: () => applyInsets(page()),
    parameterMenu: (name) => parameterMenu(page(), name),
    startSweep: (request) => guard(page(), page().sweeper?.start(request)),
    cancelSweep: () => page().sweeper?.cancel(),
    chooseRun: (run) => guard(page(), page().sweeper?.choose(run)),
    downloadSweep: () => page().sweeper?.download(),
    sweepClosed: () => page().sweeper?.closed(),
  };
}

function parameterMenu(page: Page, name: string): readonly MenuItem[] {
  const { sweeper } = page;
  if (sweeper === null) return [];
  const sweep = { label: "Sweep this…", run: () => guard(page, sweeper.open(name)) };
  if (!sweeper.hasResults(name)) return [sweep];
  return [sweep, { label: "Show the last sweep", run: () => guard(page, sweeper.reopen()) }];
}

/** Reads a file that the user chose or dropped, and runs it. */
export async function openFile(page: Page, file: File): Promise<void> {
  let text: string;
  try {
    text = await file.text();
  } catch (error) {
    page.furniture.notices.show(presetProblem(error, page.session?.preset != null));
    return;
  }
  const source = { kind: "text", text, fileName: file.name } as const;
  if (await loadPreset(page, source)) page.session?.play();
}

async function choosePreset(page: Page, name: string): Promise<void> {
  if (!(await loadPreset(page, { kind: "library", name }))) return;
  const address = new URL(location.href);
  address.searchParams.set("preset", name);
  history.replaceState(null, "", address);
  page.session?.play();
}

async function openGallery({ furniture, session }: Page): Promise<void> {
  const entries = galleryEntries(await presetCards(), import.meta.env.BASE_URL);
  furniture.gallery.open(entries, session?.preset?.name);
}

function toggleBrush(page: Page, session: Session): void {
  page.brushing = !page.brushing;
  const { brush, shell } = page.furniture;
  brush.element.hidden = !page.brushing;
  brush.setScale((field) => brushScale(session, field));
  shell.stage.classList.toggle("is-brushing", page.brushing);
  if (!page.brushing) session.stage.setBrush(null);
  syncFurniture(page.furniture, session, "playback", page.brushing);
  applyInsets(page);
}

function savePreset(session: Session): void {
  const { preset } = session;
  if (preset === null) return;
  const text = presetWithChanges(preset, session.parameters.changed());
  saveFile(new Blob([text], { type: "application/json" }), fileNameOf(preset, ".json"));
}

function downloadCurves(session: Session): void {
  const { preset } = session;
  if (preset === null) return;
  const { fields, observables, compartments } = preset.scenario.model;
  const units = new Map(
    [...fields, ...observables, ...compartments].map(({ name, unit }) => [name, unit]),
  );
  const csv = seriesToCsv(session.series, (name) => units.get(name) ?? "");
  saveFile(new Blob([csv], { type: "text/csv" }), fileNameOf(preset, ".csv"));
}

async function savePicture(session: Session): Promise<void> {
  const { preset, engine } = session;
  if (preset === null || engine === null) return;
  const days = (engine.time / 1440).toFixed(2);
  saveFile(await screenshot(session.stage, PICTURE), fileNameOf(preset, `-day-${days}.png`));
}

/** What fails later is told on the page, too. */
export function guard(page: Page, result: unknown): void {
  if (!(result instanceof Promise)) return;
  result.catch((error: unknown) => {
    console.warn(problemOf(error));
    page.furniture.notices.show(runProblem(error, () => guard(page, page.session?.reset())));
  });
}
