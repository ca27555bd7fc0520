import type { Scenario } from "../../model/scenario.ts";
import type { CurveSeries } from "../../observe/curve-data.ts";
import { type Recording, record } from "../../record/recorder.ts";
import type { FilmSetting } from "../../record/script/film-setting.ts";
import { WorkerPacker } from "../../run/packer.ts";
import { t } from "../../texts/text.ts";
import type { FilmOptions } from "../film.ts";
import { openEngine } from "../machine/open-engine.ts";
import type { Session } from "../session/session.ts";
import { type LiveRun, openFilmRuns } from "./film-runs.ts";
import { filmSceneOf } from "./film-scene.ts";
import { openFilmStage } from "./film-stage.ts";

/** For the states that films' runs keep: its worker is opened with the first one. */
const packer = new WorkerPacker();

/** Films what a session shows now; see `film`. */
export async function makeFilm(
  session: Session,
  series: readonly CurveSeries[],
  setting: FilmSetting,
  options: FilmOptions,
): Promise<Recording> {
  const { machine, run, beside } = session;
  if (run === null) throw new Error(t`No preset is loaded yet.`);
  const live: readonly LiveRun[] = [{ label: "", run: run.run }, ...(beside?.filmed() ?? [])];
  const shown = live.map(({ run: { scenario, engine }, ...words }) => ({
    ...words,
    scenario,
    engine,
  }));
  // As it is shown now: opening engines takes a moment.
  const scene = filmSceneOf(session, setting, series, shown);
  const stage = await openFilmStage(machine, run.preset.scenario);
  const open = (scenario: Scenario) => openEngine(machine, scenario);
  try {
    const { runs, moveTo, dispose } = await openFilmRuns(live, setting.from, open, packer);
    try {
      return await record({
        scene: { ...scene, stage, runs },
        moveTo: async (time, signal) => {
          if (stage.lost) throw new Error(t`The browser took the film's graphics away.`);
          await moveTo(time, signal);
        },
        ...options,
      });
    } finally {
      dispose();
    }
  } finally {
    stage.dispose();
  }
}
