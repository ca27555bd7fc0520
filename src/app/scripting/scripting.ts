import type { ReadonlySignal } from "@preact/signals-core";
import type { InteractionMap } from "../../analysis/interaction-map.ts";
import type { LabDocument } from "../../lab/document.ts";
import { filmFileOf, filmOf } from "../../lab/film-of.ts";
import type { Lab } from "../../lab/lab.ts";
import type { Recording } from "../../record/recorder.ts";
import { screenshot } from "../../record/screenshot.ts";
import type { FilmSetting } from "../../record/script/film-setting.ts";
import type { RunToOptions } from "../../run/run-set-host.ts";
import type { BudgetOptions, ScriptedBudget } from "../analysis/analysis.ts";
import type { PlannedFilm } from "../film.ts";
import type { PresetSource } from "../lab/preset-source.ts";
import { linkOf } from "../lab/share.ts";
import type { Session } from "../session/session.ts";
import { filmArgument, filmSteering } from "./film-argument.ts";
import type { Milieu } from "./milieu.ts";
import {
  budgetArgument,
  namesArgument,
  optionsArgument,
  parameterArgument,
  progressArgument,
  readableArgument,
  runToArgument,
  screenshotArgument,
  sizeArgument,
  sourceArgument,
  stepsArgument,
  timeArgument,
} from "./script-arguments.ts";

/** Bytes of a film that a script gets as a copy in memory; a larger one stays on the disk until the next start. */
const LARGEST_COPY = 128e6;

/** What scripts drive. */
export interface ScriptedPage {
  /** Null until a machine is open. */
  readonly session: Session | null;
  /** Null until the first document is there. */
  readonly lab: ReadonlySignal<Lab | null>;
  /** Settles when the page has started or could not; that it could not is told on the page. */
  readonly started: Promise<void>;
  /** The page's own way, so that errors show there too. */
  load(source: PresetSource): Promise<void>;
  /** The same with a document. */
  open(document: LabDocument): Promise<unknown>;
  /** Starts again, as a step that can be undone. */
  reset(): Promise<void>;
  /** Makes a film, on engines of its own. */
  film(setting: FilmSetting, steering: RunToOptions): Promise<Recording>;
  /** What that would be. */
  planFilm(setting: FilmSetting): Promise<PlannedFilm>;
  /** Resolves when the run is where the document is. */
  settle(): Promise<void>;
  budget(field: string, options: BudgetOptions): Promise<ScriptedBudget>;
  interactions(): Promise<InteractionMap>;
}

/** The scripting interface, from the page's first moment on. */
export function createScripting(page: ScriptedPage): Milieu {
  const settled = page.started.then(
    () => {},
    () => {},
  );
  let isStarted = false;
  void settled.then(() => {
    isStarted = true;
  });
  const opened = async (): Promise<Session> => {
    await settled;
    await page.settle();
    if (page.session !== null) return page.session;
    throw new Error("The page could not start, and says why.");
  };
  const later = (act: (session: Session) => void): void => {
    // Before the page has started its own first moves come first.
    if (page.session !== null && isStarted) act(page.session);
    else void settled.then(() => page.session && act(page.session));
  };
  const travel = async (way: "undo" | "redo"): Promise<boolean> => {
    await opened();
    const isDone = await loaded(page.lab.peek())[way]();
    await page.settle();
    return isDone;
  };
  return {
    get ready() {
      return opened().then(() => undefined);
    },
    async load(preset) {
      if (isDocument(preset)) {
        await opened();
        await page.open(preset);
        return;
      }
      const source = sourceArgument(preset);
      await opened();
      await page.load(source);
    },
    play: () => later((session) => session.clock.play()),
    pause: () => later((session) => session.clock.pause()),
    async step(count = 1) {
      const steps = stepsArgument(count);
      const session = await opened();
      // Steps that are under way while it plays are not those that are asked for.
      session.clock.pause();
      await session.loop.settle();
      // Another run may come meanwhile, so its own count says nothing.
      const taken = isAtEnd(session) ? 0 : await session.clock.step(steps);
      requireBounded(session);
      return taken;
    },
    async runTo(time, options) {
      const wanted = timeArgument(time);
      runToArgument(options);
      const session = await opened();
      const now = engineOf(session).time;
      if (wanted < now) {
        throw new RangeError(`It is ${now} min already; reset() goes back to 0.`);
      }
      const stop = session.clock.stopTime ?? Number.POSITIVE_INFINITY;
      await session.clock.runTo(Math.min(wanted, Math.max(stop, now)), options);
      requireBounded(session);
      return engineOf(session).time;
    },
    reset: async () => {
      await opened();
      await page.reset();
    },
    get document() {
      return page.lab.peek()?.document.peek() ?? null;
    },
    send: (command) => loaded(page.lab.peek()).send(command),
    undo: () => travel("undo"),
    redo: () => travel("redo"),
    async share() {
      await opened();
      return linkOf(loaded(page.lab.peek()).document.peek());
    },
    set(name, value) {
      const session = sessionOf(page);
      parameterArgument(modelOf(session), name, value);
      loaded(page.lab.peek()).send({ kind: "set-parameters", values: { [name]: value } });
    },
    get(name) {
      const values = page.session?.parameters.values ?? {};
      return typeof name === "string" && Object.hasOwn(values, name) ? values[name] : undefined;
    },
    async read(field) {
      const session = await opened();
      return engineOf(session).read(readableArgument(modelOf(session), field));
    },
    async measure(kind, setting = {}, options = {}) {
      const session = await opened();
      const { measureNow } = await import("../instruments/measure-now.ts");
      return measureNow(session, kind, setting, options);
    },
    get time() {
      return page.session?.run?.run.time.peek() ?? 0;
    },
    get playing() {
      return page.session?.loop.playing ?? false;
    },
    async observables(names) {
      const session = await opened();
      const request = names === undefined ? {} : { names: namesArgument(modelOf(session), names) };
      const engine = engineOf(session);
      const { fields, observables, compartments } = await engine.measure(request);
      const means = Object.entries({ ...fields, ...observables }).map(([name, { mean }]) => [
        name,
        mean,
      ]);
      return { ...Object.fromEntries(means), ...compartments };
    },
    async budget(field, options = {}) {
      budgetArgument(modelOf(await opened()), field, options);
      return page.budget(field, options);
    },
    async interactions() {
      await opened();
      return page.interactions();
    },
    async screenshot(options = {}) {
      screenshotArgument(options);
      const { width = 1920, height = 1080, captions = true } = options;
      sizeArgument({ width, height });
      const session = await opened();
      const picture = loaded(session.picture);
      await picture.drawNow(engineOf(session));
      await picture.settleMarks(engineOf(session));
      const { time } = engineOf(session);
      const shot = await screenshot(session.stage, { width, height, overlays: captions });
      const { describedPicture } = await import("../lab/describe-picture.ts");
      return describedPicture(shot, loaded(page.lab.peek()), time);
    },
    async figure(request = {}, options = {}) {
      optionsArgument("figure", request);
      progressArgument("figure", options);
      const session = await opened();
      const { makeFigure } = await import("../figure/make-figure.ts");
      return makeFigure(session, loaded(page.lab.peek()), request, options);
    },
    async save(options = {}) {
      optionsArgument("save", options);
      const session = await opened();
      const { saveForScript } = await import("./save-for-script.ts");
      return saveForScript(page.lab.peek(), session, options);
    },
    async planFilm(options = {}) {
      const session = await opened();
      return page.planFilm(settingOfFilm(session, loaded(page.lab.peek()), options));
    },
    async record(options = {}, steering = {}) {
      optionsArgument("record", options);
      const { onProblem = (why: string) => console.warn(why) } = filmSteering(steering);
      const setting = settingOfFilm(await opened(), loaded(page.lab.peek()), options);
      const { blob, held, problem } = await page.film(setting, steering);
      if (problem !== null) onProblem(problem);
      return ownCopy(blob, held);
    },
  };
}

/** The film that a script asks for, of the document and from where the run stands. */
function settingOfFilm(session: Session, { document, base }: Lab, options: unknown): FilmSetting {
  const own = filmFileOf(document.peek(), base.peek());
  const file = filmArgument(options, own, engineOf(session).time);
  return filmOf(file, document.peek(), base.peek());
}

/** A film that is the script's own: what the page keeps of it goes, at once where it fits into memory. */
async function ownCopy(blob: Blob, held: Recording["held"]): Promise<Blob> {
  if (blob.size > LARGEST_COPY) {
    await held.markSaved();
    return blob;
  }
  const copy = new Blob([await blob.arrayBuffer()], { type: blob.type });
  await held.remove();
  return copy;
}

/** What has run away is no result, as on the command line. */
function requireBounded({ runaway }: Session): void {
  if (runaway !== null) throw runaway;
}

/** A preset file has no `source`. */
function isDocument(preset: unknown): preset is LabDocument {
  return typeof preset === "object" && preset !== null && "source" in preset && "version" in preset;
}

function sessionOf({ session }: ScriptedPage): Session {
  if (session !== null) return session;
  throw new Error("The page is not ready yet: `await milieu.ready` first.");
}

function modelOf({ preset }: Session) {
  return loaded(preset).scenario.model;
}

function engineOf({ engine }: Session) {
  return loaded(engine);
}

function isAtEnd({ clock: { stopTime }, engine }: Session): boolean {
  return stopTime !== undefined && engine !== null && engine.time >= stopTime;
}

function loaded<T>(value: T | null): T {
  if (value === null) throw new Error("No preset is loaded: `await milieu.ready` first.");
  return value;
}
