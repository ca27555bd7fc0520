import { snapshotEngine } from "../../observe/snapshot-engine.ts";
import type { FilmedRun } from "../../record/filmed-run.ts";
import type { Run } from "../../run/run.ts";
import { t } from "../../texts/text.ts";
import type { Session } from "../session/session.ts";

/** The runs of a session as they were near a time: what can be shown of it without computing anything. */
export interface KeptRuns {
  /** min */
  readonly time: number;
  readonly runs: readonly FilmedRun[];
}

/** The state of each run that is nearest to a time (min): one that is kept, or the present. */
export async function keptRunsAt(session: Session, time: number): Promise<KeptRuns> {
  const { run, beside } = session;
  if (run === null) throw new Error(t`No preset is loaded yet.`);
  const others = beside?.filmed() ?? [];
  const all = [{ label: "", run: run.run }, ...others];
  const runs = await Promise.all(
    all.map(async ({ run: own, ...words }): Promise<FilmedRun> => {
      const { scenario, program } = own;
      return { ...words, scenario, engine: await engineAt(own, time, program), known: own.series };
    }),
  );
  return { time: runs[0]?.engine.time ?? time, runs };
}

async function engineAt(run: Run, time: number, program: Run["program"]) {
  const away = (other: number): number => Math.abs(other - time);
  const [nearest] = [...run.states.peek()].sort((a, b) => away(a.time) - away(b.time));
  const now = run.time.peek();
  if (nearest === undefined || away(now) <= away(nearest.time)) return run.engine;
  return snapshotEngine(await run.unpack(nearest), run.scenario, program);
}
