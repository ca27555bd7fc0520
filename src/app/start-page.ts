import { presentLanguage } from "../texts/language.ts";
import { t } from "../texts/text.ts";
import { listenToDrops } from "../ui/files.ts";
import { isTourNew } from "../ui/kept-tour.ts";
import { unknownLanguage } from "../ui/language-words.ts";
import { copyProblem, fileProblem, notUndoable, presetProblem, problemOf } from "../ui/messages.ts";
import { narrate } from "../ui/narrator.ts";
import { listenToPointers } from "../view/pointer-tools.ts";
import { listenToStageKeys } from "../view/stage-keys.ts";
import type { Analysis } from "./analysis/analysis.ts";
import { film, planFilm } from "./film.ts";
import { createFurniture } from "./furniture.ts";
import { followAddress, type LeftRun } from "./lab/address.ts";
import { mountHistory, mountShare } from "./lab/buttons.ts";
import { followCamera } from "./lab/camera.ts";
import { loadOrReject, openDocument } from "./lab/load-preset.ts";
import { createMoves } from "./lab/moves.ts";
import { createLabOpener } from "./lab/opener.ts";
import { readAddress } from "./lab/page-address.ts";
import { fetchFirst, listenToHistory, loadFirst } from "./lab/start.ts";
import { createStrokes } from "./lab/strokes.ts";
import { recoverOn } from "./machine/mount-machine.ts";
import { createRecovery } from "./machine/recovery.ts";
import { openSession } from "./open-session.ts";
import type { Page } from "./page.ts";
import { createPageActions, guard, moveCursor, openFile, startAgain } from "./page-actions.ts";
import { listenToPageKeys } from "./page-keys.ts";
import { applyInsets } from "./page-layout.ts";
import { offerTour } from "./page-notices.ts";
import { firstPicture } from "./picture/first-picture.ts";
import { pictureFacts } from "./picture/readings.ts";
import { createScripting } from "./scripting/scripting.ts";
import type { Session } from "./session/session.ts";

/** Builds the page and starts its first preset; whatever fails is told on the page. */
export async function startPage(root: HTMLElement): Promise<void> {
  const address = readAddress(location.search, location.hash);
  // Who follows a link wants what it leads to, and first of all that.
  const isPlain = location.search === "" && location.hash === "";
  document.documentElement.dataset["ui"] = address.ui;
  void fetchFirst(address);
  const page = createPage(root);
  let settle = (_?: { readonly error: unknown }): void => {};
  const started = new Promise<void>((resolve, reject) => {
    settle = (failure) => (failure === undefined ? resolve() : reject(failure.error));
  });
  window.milieu = createScripting({
    get session() {
      return page.session;
    },
    started,
    lab: page.lab,
    load: (source) => loadOrReject(page, source),
    open: (document) => openDocument(page, document),
    reset: () => startAgain(page),
    film: (request, steering) => film(page, request, steering),
    planFilm: (request) => planFilm(page, request),
    settle: async () => {
      await page.strokes?.settle();
      await page.moves.settle();
      await page.opener.settle();
    },
    budget: (field, options) => analysisOf(page).budget(field, options),
    interactions: () => analysisOf(page).interactions(),
  });
  const { notices, shell } = page.furniture;
  shell.setBusy(true);
  try {
    const session = await openSession(page, address);
    listen(page, session);
    const left = await loadFirst(page, address);
    const { unknown } = presentLanguage();
    if (unknown !== null) notices.show(unknownLanguage(unknown));
    guard(page, showTreatments(page));
    // An embedded page shows something; what someone works on is not its to keep.
    if (!address.safe && address.ui === "full" && window.top === window)
      guard(page, keep(page, left));
    if (isPlain && window.top === window && isTourNew()) offerTour(page);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!address.safe && !still && left?.isPaused !== true) session.clock.play();
    settle();
  } catch (error) {
    notices.show({ kind: "error", title: t`Milieu cannot start here`, message: problemOf(error) });
    settle({ error });
  }
  shell.setBusy(false);
}

/** The first picture comes first. */
async function showTreatments(page: Page): Promise<void> {
  await firstPicture;
  const lab = page.lab.peek();
  const { mountTreatments } = await import("./treatments.ts");
  if (lab !== null) page.timeline = mountTreatments(page, lab);
}

async function keep(page: Page, left: LeftRun | null): Promise<void> {
  await firstPicture;
  const { startAutosave } = await import("./lab/autosave.ts");
  page.autosave = startAutosave(page, left);
  await page.editor?.reopen();
  const { offerFilms } = await import("./film/found-films.ts");
  await offerFilms(page.furniture.notices);
}

function analysisOf({ analysis }: Page): Analysis {
  if (analysis === null) throw new Error(t`The page could not start, and says why.`);
  return analysis;
}

function createPage(root: HTMLElement): Page {
  const opener = createLabOpener({
    onBusy: (busy) => page.furniture.shell.setBusy(busy),
    onFailure: (error) => page.furniture.notices.show(presetProblem(error, true)),
  });
  const page: Page = {
    root,
    opener,
    lab: opener.lab,
    address: followAddress(opener.lab, {
      isEmbedded: window.top !== window,
      left: () => {
        const { session } = page;
        if (session?.run == null) return null;
        return { time: session.loop.time.peek(), isPaused: !session.loop.playing };
      },
      onFailure: (error) => page.furniture.notices.show(presetProblem(error, true)),
    }),
    moves: createMoves({
      session: () => page.session,
      opener,
      onProblem: (...problem) => page.furniture.notices.show(notUndoable(...problem)),
    }),
    furniture: createFurniture(
      root,
      createPageActions(() => page),
    ),
    recovery: createRecovery({
      copy: async () => (await page.session?.keepNow()) ?? false,
      version: () => page.session?.run?.run.version ?? "",
      keep: async () => {
        await page.autosave?.keepNow();
      },
      onFailure: (error) => page.furniture.notices.show(copyProblem(error)),
      recover: (how) => recoverOn(page, how),
    }),
    session: null,
    timeline: null,
    mounted: null,
    recorder: null,
    compare: null,
    instruments: null,
    sweeper: null,
    analysis: null,
    editor: null,
    probe: null,
    goingBack: null,
    controls: null,
    brushing: false,
    shownBase: null,
    strokes: null,
    autosave: null,
    told: new Set(),
    machineReason: "",
  };
  return page;
}

function listen(page: Page, session: Session): void {
  const { shell, brush } = page.furniture;
  const strokes = createStrokes(page, session);
  page.strokes = strokes;
  listenToPointers(shell.stage, {
    stage: () => session.stage,
    isBrushing: () => page.brushing,
    paint: strokes.paint,
    hover: (at, clientX, clientY, sight) => {
      page.probe?.moveTo(at, clientX, clientY, sight);
      page.analysis?.pointAt(at);
      page.instruments?.hover(at);
    },
    brushRadius: () => brush.part?.setting.radius ?? 0,
    moveCursor: (cursor) => moveCursor(page, cursor),
  });
  listenToStageKeys(shell.stage, () => session.stage);
  page.root.dataset["drop"] = t`Drop a preset file to open it`;
  listenToDrops(
    page.root,
    (file) => void openFile(page, file),
    (problem) => page.furniture.notices.show(fileProblem(problem, session.preset != null)),
    (hovering) => page.root.classList.toggle("is-dropping", hovering),
  );
  const actions = createPageActions(() => page);
  listenToPageKeys(page, actions);
  mountHistory(page, actions);
  mountShare(page);
  followCamera(page, session);
  listenToHistory(page);
  applyInsets(page);
  const { signals } = page.furniture;
  narrate(signals, () => pictureFacts(session), {
    describe: shell.describe,
    speak: shell.announce,
  });
}
