import { shippedNames } from "../preset/preset-library.ts";
import type { Notice } from "../ui/notices.ts";
import { type PageAddress, readAddress } from "./address.ts";
import { paintStroke } from "./brush-tool.ts";
import { listenToDrops } from "./files.ts";
import { createFurniture } from "./furniture.ts";
import { takeKeptRun } from "./kept-run.ts";
import { loadOrReject, loadPreset } from "./load-preset.ts";
import { copyProblem, keptProblem, presetProblem, problemOf, runProblem } from "./messages.ts";
import { keepForReload, mountOn, recoverOn } from "./mount-machine.ts";
import { chooseMachine } from "./open-engine.ts";
import type { Page } from "./page.ts";
import { createPageActions, guard, openFile } from "./page-actions.ts";
import { listenToPageKeys } from "./page-keys.ts";
import { applyInsets, openFirstPanels } from "./page-layout.ts";
import { listenToPointers } from "./pointer-tools.ts";
import { defaultPresetName, type PresetSource } from "./preset-source.ts";
import { Probe } from "./probe.ts";
import { createRecorder } from "./recording.ts";
import { createRecovery } from "./recovery.ts";
import { createScripting } from "./scripting.ts";
import { Session } from "./session.ts";
import type { SessionChange } from "./session-host.ts";
import { createSweeper } from "./sweeper.ts";
import { syncFurniture } from "./sync-furniture.ts";

/** Builds the page and starts its first preset; whatever fails is told on the page. */
export async function startPage(root: HTMLElement): Promise<void> {
  const address = readAddress(location.search, location.hash);
  const page = createPage(root);
  const { notices, shell } = page.furniture;
  shell.setBusy(true);
  try {
    const session = await openSession(page, address);
    listen(page, session);
    const resumed = !address.safe && (await loadKept(page));
    if (!resumed) await loadFirst(page, address);
    openFirstPanels(page);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!address.safe && !resumed && !still) session.play();
  } catch (error) {
    notices.show({ kind: "error", title: "Milieu cannot start here", message: problemOf(error) });
  }
  shell.setBusy(false);
}

function createPage(root: HTMLElement): Page {
  const page: Page = {
    root,
    furniture: createFurniture(
      root,
      createPageActions(() => page),
    ),
    recovery: createRecovery({
      snapshot: async () => page.session?.snapshot() ?? null,
      version: () => page.session?.version ?? "",
      keep: async (copy) => {
        if (page.session !== null) await keepForReload(page.session, copy);
      },
      onFailure: (error) => page.furniture.notices.show(copyProblem(error)),
      recover: (how, last) => recoverOn(page, how, last),
    }),
    session: null,
    mounted: null,
    recorder: null,
    sweeper: null,
    probe: null,
    brushing: false,
    told: new Set(),
    machineReason: "",
  };
  return page;
}

async function openSession(page: Page, address: PageAddress): Promise<Session> {
  const { machine, reason } = await mountOn(page, await chooseMachine(address.backend));
  if (page.mounted === null) throw new Error("There is nothing to draw on.");
  const session = new Session(machine, page.mounted.stage, {
    onChange: (change) => showChange(page, change),
    onFailure: (error) => guard(page, tellFailure(page, session, error)),
    onStop: () => tellEnd(page, session),
  });
  page.session = session;
  page.recorder = createRecorder(session, () => page.furniture.recordDialog);
  page.sweeper = createSweeper(
    session,
    () => page.furniture.sweepDialog,
    (title, back) => tellSwept(page, title, back),
  );
  page.probe = new Probe(
    page.furniture.shell.probe,
    () => probeSource(session),
    (engine, error) => session.failOf(engine, error),
  );
  window.milieu = createScripting(session, (preset) => loadOrReject(page, scriptedSource(preset)));
  page.machineReason = reason ?? "";
  return session;
}

/** Goes on, paused, with what was kept when the page had to be reloaded. */
async function loadKept(page: Page): Promise<boolean> {
  // Where a browser keeps nothing (some do not in private windows) there is nothing to go on with.
  const kept = await takeKeptRun().catch(() => null);
  if (kept === null) return false;
  try {
    await loadOrReject(page, kept.source, kept.snapshot ?? undefined);
    page.session?.setParameters(kept.parameters);
  } catch (error) {
    page.furniture.notices.show(keptProblem(error));
    return false;
  }
  const title = "Here is your run from before the page was reloaded.";
  page.furniture.notices.show({ kind: "info", key: "kept", title, seconds: 10 });
  return true;
}

async function loadFirst(page: Page, address: PageAddress): Promise<void> {
  if (address.shared) {
    const title = "This link carries a shared state, which this version cannot open yet.";
    page.furniture.notices.show({ kind: "info", key: "shared", title, seconds: 12 });
  }
  const fallback: PresetSource = { kind: "library", name: defaultPresetName() };
  const { preset } = address;
  if (preset === undefined) {
    await loadPreset(page, fallback);
    return;
  }
  try {
    await loadOrReject(page, { kind: "library", name: preset });
  } catch (error) {
    await loadOrReject(page, fallback);
    page.furniture.notices.show(
      shippedNames().includes(preset) ? presetProblem(error, false) : unknownPreset(preset),
    );
  }
}

function unknownPreset(name: string): Notice {
  return {
    kind: "error",
    key: "preset",
    title: `There is no preset “${name}”`,
    message: "The gallery shows those there are.",
  };
}

function listen(page: Page, session: Session): void {
  const { shell, brush } = page.furniture;
  listenToPointers(shell.stage, {
    stage: () => session.stage,
    isBrushing: () => page.brushing,
    paint: (from, to, erase) => paintStroke(session, brush, from, to, erase),
    hover: (at, clientX, clientY) => page.probe?.moveTo(at, clientX, clientY),
    brushRadius: () => brush.setting.radius,
  });
  listenToDrops(
    page.root,
    (file) => void openFile(page, file),
    (hovering) => page.root.classList.toggle("is-dropping", hovering),
  );
  listenToPageKeys(
    page,
    createPageActions(() => page),
  );
  window.addEventListener("resize", () => applyInsets(page));
  applyInsets(page);
  // The clock and the rates move between measurements, too.
  setInterval(() => showChange(page, "playback"), 100);
}

function showChange(page: Page, change: SessionChange): void {
  const { session } = page;
  if (session === null) return;
  syncFurniture(page.furniture, session, change, page.brushing);
  if (change === "preset") page.probe?.clear();
  if (change === "preset") page.told.clear();
  if (change === "playback") page.probe?.follow();
  if (change !== "measurement") return;
  page.probe?.refresh();
  for (const note of session.measurement?.notes ?? []) tellNote(page, note);
}

/** Once per run, however often the engine says it. */
function tellNote({ furniture, told }: Page, note: string): void {
  if (told.has(note)) return;
  told.add(note);
  furniture.notices.show({ kind: "info", key: note, title: note, seconds: 15 });
}

async function tellFailure(page: Page, session: Session, error: unknown): Promise<void> {
  if (await page.recovery.isRecovering()) return;
  page.furniture.notices.show(runProblem(error, () => guard(page, session.reset())));
}

function tellEnd(page: Page, session: Session): void {
  page.furniture.notices.show({
    kind: "info",
    key: "end",
    title: "The preset's time is up.",
    actions: [
      { label: "Go on", run: () => session.play() },
      {
        label: "Start again",
        run: () =>
          guard(
            page,
            session.reset().then(() => session.play()),
          ),
      },
    ],
  });
}

function tellSwept({ furniture }: Page, title: string, back: () => void): void {
  const actions = [{ label: "Back to the sweep", run: back }];
  furniture.notices.show({ kind: "info", key: "sweep", title, actions, seconds: 15 });
}

function probeSource({ engine, picture, stage }: Session) {
  if (engine === null || picture === null || stage.view === null) return null;
  const { image, choice } = picture;
  return { engine, view: stage.view, names: stage.names, image, slice: choice.slice };
}

/** A name has no brace in it. */
function scriptedSource(preset: string | object): PresetSource {
  if (typeof preset === "object") return { kind: "text", text: JSON.stringify(preset) };
  return preset.includes("{") ? { kind: "text", text: preset } : { kind: "library", name: preset };
}
