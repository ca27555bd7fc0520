import type { CurveSeries } from "../../observe/curve-data.ts";
import { treatmentMarks } from "../../observe/treatment-marks.ts";
import type { FilmedRun } from "../../record/filmed-run.ts";
import type { FilmScene } from "../../record/paint/film-scene.ts";
import type { FilmTreatment } from "../../record/script/film-markers.ts";
import { filmNotes } from "../../record/script/film-notes.ts";
import { type FilmScript, filmScript } from "../../record/script/film-script.ts";
import type { FilmSetting } from "../../record/script/film-setting.ts";
import { t } from "../../texts/text.ts";
import { settingOf } from "../../ui/view-choice.ts";
import type { Session } from "../session/session.ts";

/** What a film of a session shows: all but the runs, which are the film's own. Throws a ModelError for one that is too long. */
export function filmSceneOf(
  session: Session,
  film: FilmSetting,
  series: readonly CurveSeries[],
  runs: readonly FilmedRun[],
): FilmScene {
  const { preset, picture, stage, beside } = session;
  if (preset === null || picture === null) throw new Error(t`No preset is loaded yet.`);
  const { title } = preset;
  const script = filmScriptOf(session, film);
  const arrangement = beside?.arrangement();
  return {
    stage,
    film,
    script,
    title,
    setting: settingOf(picture.choice),
    slice: picture.choice.slice,
    framing: stage.framing,
    windows: new Map(picture.windows),
    series,
    treatments: treatmentsOf(session),
    runs,
    ...(arrangement !== undefined && runs.length > 1 && { compare: arrangement }),
  };
}

/** The frames of a film of a session. Throws a ModelError for one that is too long. */
export function filmScriptOf(session: Session, film: FilmSetting): FilmScript {
  const { preset } = session;
  if (preset === null) throw new Error(t`No preset is loaded yet.`);
  const { stop, step } = preset.scenario.time;
  return filmScript(film, {
    step,
    treatments: timesOf(session),
    ...(stop !== undefined && { stop }),
  });
}

/** What a film of a session does not do just as it was asked, in sentences. */
export function filmNotesOf(
  session: Session,
  film: FilmSetting,
  script: FilmScript,
): readonly string[] {
  return filmNotes(film, script, timesOf(session));
}

/** When something is given or begins, min. */
function timesOf(session: Session): readonly number[] {
  return treatmentsOf(session).flatMap(({ kind, time }) => (kind === "stop" ? [] : [time]));
}

/** Doses, and starts and ends of courses, of the run that is shown. */
function treatmentsOf({ preset }: Session): readonly FilmTreatment[] {
  if (preset === null) return [];
  return treatmentMarks(preset.scenario.interventions, Number.POSITIVE_INFINITY);
}
