import type { ReadonlySignal } from "@preact/signals-core";
import { filmFileOf, filmOf } from "../../lab/film-of.ts";
import type { Lab } from "../../lab/lab.ts";
import { formatClock } from "../../numbers/format-time.ts";
import type { CurveSeries } from "../../observe/curve-data.ts";
import { FilmPainter } from "../../record/paint/painter.ts";
import type { FilmFile } from "../../record/script/film-schema.ts";
import type { FilmScript } from "../../record/script/film-script.ts";
import type { FilmSetting } from "../../record/script/film-setting.ts";
import { t } from "../../texts/text.ts";
import { type FilmCost, waitText } from "../../ui/film-wait.ts";
import { lookButtons } from "../../ui/look-buttons.ts";
import type { RecordFormHost } from "../../ui/record-form.ts";
import { sizeOf } from "../../ui/record-form-basics.ts";
import { panelChoices } from "../../ui/record-form-panels.ts";
import { PREVIEW_SIDE, type PreviewPicture } from "../../ui/record-preview.ts";
import type { Session } from "../session/session.ts";
import { captured } from "./captured.ts";
import { filmNotesOf, filmSceneOf, filmScriptOf } from "./film-scene.ts";
import { keptRunsAt } from "./kept-runs.ts";

export interface FormHostParts {
  readonly session: Session;
  readonly lab: Lab;
  /** The curves that are drawn. */
  readonly series: () => readonly CurveSeries[];
  readonly cost: () => Omit<FilmCost, "frame">;
  /** The fastest that the run has been computed, simulated min per s. */
  readonly fastest: ReadonlySignal<number>;
  readonly record: (film: FilmSetting) => void;
}

/** What the form of a film asks of the page. */
export function createFormHost(parts: FormHostParts): RecordFormHost {
  const { session, lab, series, cost, fastest, record } = parts;
  const fileNow = (): FilmFile => filmFileOf(lab.document.peek(), lab.base.peek());
  const settingNow = (): FilmSetting => filmOf(fileNow(), lab.document.peek(), lab.base.peek());
  const now = (): number => session.loop.time.peek();
  /** s to draw a preview. */
  let frame: number | null = null;
  const preview: RecordFormHost["preview"] = async (share) => {
    const { seconds, ...picture } = await paintPreview(session, settingNow(), series(), share);
    // The first one compiles what it draws with.
    frame = Math.min(seconds, frame ?? Number.POSITIVE_INFINITY);
    return picture;
  };
  return {
    film: fileNow,
    remember: (film) => lab.send({ kind: "set-record", record: film }),
    script: () => filmScriptOf(session, settingNow()),
    preview,
    times: () => ({ now: now(), stop: session.preset?.scenario.time.stop }),
    title: () => session.preset?.title ?? "",
    panels: () => choicesOf(session),
    camera: () => {
      const { x, y, zoom, turn } = session.stage.framing;
      return { center: [x, y], zoom, ...(turn && { turn: [...turn] as [number, number] }) };
    },
    wait: (script, film) => waitText(workOf(script, sizeOf(film)), { ...cost(), frame }),
    notes: (script) => filmNotesOf(session, settingNow(), script),
    start: () => record(settingNow()),
    capture: (which, seconds) => {
      const { pace } = session.loop;
      const playing = { pace, now: now(), stop: session.preset?.scenario.time.stop };
      record(captured(settingNow(), which, seconds, { ...playing, usual: fastest.peek() }));
    },
  };
}

export function workOf(
  { from, to, count }: FilmScript,
  { width, height }: { readonly width: number; readonly height: number },
) {
  return { minutes: to - from, frames: count, width, height };
}

/** A frame of the film, small, of the state that is nearest to its time. */
async function paintPreview(
  session: Session,
  film: FilmSetting,
  series: readonly CurveSeries[],
  share: number,
): Promise<PreviewPicture & { readonly seconds: number }> {
  const side = PREVIEW_SIDE * Math.min(2, devicePixelRatio);
  const small = Math.min(1, side / Math.max(film.width, film.height));
  const size = {
    width: Math.max(16, Math.round(film.width * small)),
    height: Math.max(16, Math.round(film.height * small)),
  };
  const script = filmScriptOf(session, film);
  const frame = script.frame(Math.round(share * (script.count - 1)));
  const kept = await keptRunsAt(session, frame.time);
  const scene = filmSceneOf(session, { ...film, ...size }, series, kept.runs);
  const painter = new FilmPainter(scene);
  await painter.ready();
  const began = performance.now();
  const canvas = await painter.paint(frame);
  const seconds = (performance.now() - began) / 1000;
  const at = t`Frame ${frame.index + 1} of ${script.count}, ${formatClock(frame.time)}`;
  const isNear = Math.abs(kept.time - frame.time) < 0.5;
  const words = isNear
    ? `${at}.`
    : t`${at}; the tissue is that of ${formatClock(kept.time)}, the nearest state that is kept.`;
  return { canvas, words, seconds };
}

function choicesOf({ preset, picture }: Session) {
  if (preset === null || picture === null) return panelChoices([], []);
  const { model } = preset.scenario;
  const looks = lookButtons(model, picture.choice)
    .filter(({ id }) => ["tissue", "composite", "relief", "volume"].includes(id))
    .map(({ id, label }) => ({
      value: id,
      text: t`${label.toLowerCase()} (another look)`,
    }));
  return panelChoices(looks, [...model.fields, ...model.observables]);
}
