import { EngineError } from "../engine/engine-error.ts";
import type { Command } from "../lab/commands/command.ts";
import { storyCommand } from "../lab/story-command.ts";
import { viewFileOf } from "../lab/view-of.ts";
import type { Shares } from "../look/look.ts";
import { formatClock } from "../numbers/format-time.ts";
import { readTry } from "../preset/story-try.ts";
import { t } from "../texts/text.ts";
import { chooseFile, readFile } from "../ui/files.ts";
import { withLook } from "../ui/look-buttons.ts";
import type { MenuItem } from "../ui/menu.ts";
import { actionProblem, fileProblem, problemOf, refusal, runProblem } from "../ui/messages.ts";
import { settingOf, type ViewChoice, withSetting } from "../ui/view-choice.ts";
import type { PageActions } from "./furniture.ts";
import { sendCamera } from "./lab/camera.ts";
import { createGestures } from "./lab/gestures.ts";
import { loadPreset } from "./lab/load-preset.ts";
import { saveDocument } from "./lab/save-preset.ts";
import { share } from "./lab/share.ts";
import type { Page } from "./page.ts";
import { brushScale } from "./picture/brush-tool.ts";
import { readHistogram } from "./picture/histograms.ts";
import { downloadCurves, savePicture } from "./saving/downloads.ts";
import type { Session } from "./session/session.ts";
import { UNBOUNDED } from "./session/speed.ts";
import { syncFurniture } from "./sync-furniture.ts";

const gestureOf = createGestures();

/** What the page's controls do. `page` is asked when they are used, not before. */
export function createPageActions(page: () => Page): PageActions {
  const use = (action: (session: Session, page: Page) => unknown): void => {
    const { session } = page();
    if (session !== null) guard(page(), action(session, page()));
  };
  const send = (command: Command): void => sendCommand(page(), command);
  return {
    togglePlay: () =>
      use((session) => (session.loop.playing ? session.clock.pause() : session.clock.play())),
    step: () => use((session) => session.clock.step(1)),
    reset: () => use((_, own) => startAgain(own)),
    setSpeed: (speed) => {
      const gesture = gestureOf("speed");
      send({ kind: "set-speed", speed: Math.min(speed, UNBOUNDED), gesture });
    },
    seek: (time) => page().goingBack?.travel.seek(time),
    seekEnd: (time) => page().goingBack?.travel.seekEnd(time),
    jumpTo: (time) => page().goingBack?.travel.jumpTo(time),
    cancelJump: () => page().goingBack?.travel.cancelJump(),
    toMark: (direction) => page().goingBack?.toMark(direction),
    runControls: () => guard(page(), page().controls?.start()),
    cancelControls: () => page().controls?.cancel(),
    tryStory: (label, target) => use((session, own) => tryStory(own, session, label, target)),
    undo: () => use((_, own) => travel(own, "undo")),
    redo: () => use((_, own) => travel(own, "redo")),
    toggleBrush: () => use((session, own) => toggleBrush(own, session)),
    fit: () =>
      use((session, own) => {
        session.stage.fit();
        sendCamera(own, session);
      }),
    setParameter: (name, value, gesture) =>
      send({ kind: "set-parameters", values: { [name]: value }, gesture }),
    resetParameters: () => send({ kind: "reset-parameters", names: "all" }),
    originLabel: (origin) => {
      const modules = page().session?.run?.base.family.library ?? [];
      return modules.find(({ name }) => name === origin)?.label ?? t`This model`;
    },
    setView: (choice) => use((session, own) => setView(own, session, choice)),
    chooseLook: (id) =>
      use((session, own) => {
        const { picture } = session;
        if (picture !== null) setView(own, session, withLook(picture.choice, id));
      }),
    openGallery: () => {
      const { furniture, session } = page();
      guard(page(), furniture.openGallery(session?.preset?.name));
    },
    choosePreset: (name) => void choosePreset(page(), name),
    newModel: () =>
      guard(
        page(),
        import("./editor/new-model.ts").then(({ newModel }) => newModel(page())),
      ),
    openFile: () => void chooseFile().then((file) => file && openFile(page(), file)),
    savePreset: () => guard(page(), saveDocument(page(), false)),
    saveState: () => guard(page(), saveDocument(page(), true)),
    copyLink: () => void share(page(), "link"),
    copyEmbed: () => void share(page(), "embed"),
    moveSplit: (at) =>
      use((session, own) => {
        const { picture } = session;
        const split = picture?.choice.settings.split;
        if (picture === null || split === undefined) return;
        setView(own, session, withSetting(picture.choice, { ...split, at }));
      }),
    readValues: async (name) => {
      const { session } = page();
      const { engine = null } = session ?? {};
      if (session === null || engine === null) return null;
      try {
        return await readHistogram(session, name);
      } catch (error) {
        session.failOf(engine, error);
        return null;
      }
    },
    downloadCurves: () => use(downloadCurves),
    plotCurves: (names) => use((session) => session.plot(names)),
    screenshot: () => use((session, own) => savePicture(own, session)),
    figure: () => use((_, own) => openFigure(own)),
    record: () => use((session, own) => openRecorder(own, session)),
    saveData: () => use((_, own) => openSaver(own)),
    help: () => guard(page(), page().furniture.openHelp()),
    parameterMenu: (name) => parameterMenu(page(), name),
    openScreen: (name) => page().analysis?.toggle(name),
    editModel: () => page().editor?.toggle(),
    startSweep: (request) => guard(page(), page().sweeper?.start(request)),
    cancelSweep: () => page().sweeper?.cancel(),
    chooseRun: (run) => guard(page(), page().sweeper?.choose(run)),
    downloadSweep: () => page().sweeper?.download(),
    sweepClosed: () => page().sweeper?.closed(),
  };
}

/** Changes the document; what the lab refuses is told. */
export function sendCommand({ lab, furniture }: Page, command: Command): void {
  try {
    lab.peek()?.send(command);
    furniture.notices.clear("refused");
  } catch (error) {
    furniture.notices.show(refusal(error));
  }
}

/** One step back or forth, and what it was is said. */
async function tryStory(
  page: Page,
  session: Session,
  label: string,
  target: string,
): Promise<void> {
  const { lab, base } = { lab: page.lab.peek(), base: session.run?.base };
  if (lab === null || base === undefined) return;
  const command = storyCommand(label, readTry(target), lab.document.peek(), base);
  if (session.loop.time.peek() > 0) await startAgain(page);
  sendCommand(page, command);
  session.clock.play();
}

async function travel(page: Page, way: "undo" | "redo"): Promise<void> {
  const lab = page.lab.peek();
  if (lab === null) return;
  // A stroke is done before anything is undone.
  if (page.strokes?.isDown()) return;
  // What was last is a change that waits for an answer.
  if (way === "undo" && page.timeline?.withdraw()) return;
  await page.strokes?.settle();
  await page.moves.settle();
  // A way through time that is under way ends, and is itself what is undone.
  await page.goingBack?.travel.settle();
  const label = (way === "undo" ? lab.undoLabel : lab.redoLabel).peek();
  if (label === null || !(await lab[way]())) return;
  page.furniture.shell.announce(`${way === "undo" ? t`Undone` : t`Done again`}: ${label}`);
}

/** A look belongs to the document, and so does the slice; settings of looks that are not shown are the page's. */
function setView(page: Page, session: Session, choice: ViewChoice | "preset"): void {
  const base = session.run?.base;
  if (base === undefined) return;
  if (choice === "preset") {
    sendCommand(page, { kind: "set-view", view: null });
    return;
  }
  if (choice.slice !== session.picture?.choice.slice) {
    session.scene.showSlice(choice.slice);
    sendCamera(page, session);
  }
  const view = viewFileOf(settingOf(choice), base);
  sendCommand(page, { kind: "set-view", view, gesture: gestureOf("view") });
}

/** The three planes of a volume meet elsewhere (shares of the domain). */
export function moveCursor(page: Page, cursor: Shares): void {
  const { session } = page;
  const choice = session?.picture?.choice;
  if (session === null || choice?.settings.volume === undefined) return;
  setView(page, session, withSetting(choice, { ...choice.settings.volume, cursor }));
}

function parameterMenu(page: Page, name: string): readonly MenuItem[] {
  const { sweeper } = page;
  if (sweeper === null) return [];
  const sweep = { label: t`Sweep this…`, run: () => guard(page, sweeper.open(name)) };
  if (!sweeper.hasResults(name)) return [sweep];
  return [sweep, { label: t`Show the last sweep`, run: () => guard(page, sweeper.reopen()) }];
}

/** Reads a file that the user chose or dropped, and runs it: a preset, or a picture that carries its simulation. */
export async function openFile(page: Page, file: File): Promise<void> {
  if ((await page.editor?.mayLeave()) === false) return;
  if (/\.(png|svg)$/i.test(file.name) || /^image\//.test(file.type)) {
    await openPictureFile(page, file);
    return;
  }
  let text: string;
  try {
    text = await readFile(file);
  } catch (error) {
    page.furniture.notices.show(fileProblem(problemOf(error), page.session?.preset != null));
    return;
  }
  const source = { kind: "text", text, fileName: file.name } as const;
  if (await loadPreset(page, source)) page.session?.clock.play();
}

/** The simulation of a picture begins at its start; the way to what it shows is offered. */
async function openPictureFile(page: Page, file: File): Promise<void> {
  const { openPicture } = await import("./lab/open-picture.ts");
  const opened = await openPicture(page, file);
  if (opened === null) return;
  page.session?.clock.play();
  const at = opened.times.at(-1) ?? 0;
  const { figure } = opened;
  page.furniture.notices.show({
    kind: "info",
    key: "picture-file",
    title: t`The simulation of “${file.name}” is here.`,
    actions: [
      ...(at > 0
        ? [{ label: t`Go to ${formatClock(at)}`, run: () => page.goingBack?.travel.jumpTo(at) }]
        : []),
      ...(figure === undefined
        ? []
        : [{ label: t`Its figure`, run: () => guard(page, openFigure(page, figure)) }]),
    ],
    seconds: 20,
  });
}

/** The dialog of figures; it is loaded then. */
async function openFigure(page: Page, request: unknown = {}): Promise<void> {
  const { openFigureDesk } = await import("./figure/figure-desk.ts");
  await openFigureDesk(page, request);
}

async function choosePreset(page: Page, name: string): Promise<void> {
  if ((await page.editor?.mayLeave()) === false) return;
  if (!(await loadPreset(page, { kind: "library", name }))) return;
  page.session?.clock.play();
}

async function openRecorder(page: Page, session: Session): Promise<void> {
  const { createRecorder } = await import("./recording.ts");
  const lab = page.lab.peek();
  if (lab === null) return;
  page.recorder ??= createRecorder(page, session, lab, page.furniture.signals.fastest);
  page.recorder.open();
}

async function openSaver(page: Page): Promise<void> {
  page.saver ??= (await import("./saving/saver.ts")).createSaver(page);
  // A change of treatments may still be on its way to the run, and is to be saved.
  await page.opener.settle();
  page.saver.open();
}

async function toggleBrush(page: Page, session: Session): Promise<void> {
  await page.furniture.brush.want();
  setBrushing(page, session, !page.brushing);
}

/** Takes the brush into the hand, or puts it away. */
export function setBrushing(page: Page, session: Session, brushing: boolean): void {
  page.brushing = brushing;
  const { brush, shell } = page.furniture;
  brush.tell("use", (panel) => {
    panel.element.hidden = !page.brushing;
    panel.setScale((field) => brushScale(session, field));
  });
  shell.stage.classList.toggle("is-brushing", page.brushing);
  if (!page.brushing) session.stage.setBrush(null);
  syncFurniture(page.furniture, session, "playback", page.brushing);
}

/** What fails later is told on the page, too. */
export function guard(page: Page, result: unknown): void {
  if (!(result instanceof Promise)) return;
  result.catch((error: unknown) => {
    console.warn(problemOf(error));
    const isRuns = error instanceof EngineError;
    const reset = () => guard(page, startAgain(page));
    page.furniture.notices.show(isRuns ? runProblem(error, reset) : actionProblem(error));
  });
}

/** All runs from t = 0, as a step that can be undone; with the change of the document of this `gesture`, if it follows one. */
export async function startAgain({ session, moves }: Page, gesture?: string): Promise<void> {
  if (session !== null) await moves.record(t`Start again`, () => session.clock.reset(), gesture);
}
