import type { ClaimFigures } from "../../observe/claim-tracker.ts";
import type { Run } from "../../run/run.ts";
import type { MomentOptions, RunMoment } from "../../run/run-moment.ts";
import { t } from "../../texts/text.ts";
import { type LoadedRun, runKeyOf } from "./loaded-run.ts";

/** What the runs of a session were, to come back to. */
export interface SessionMoment {
  readonly main: RunMoment;
  /** Of what the main run was: it may have been opened anew since, but its moment fits no other one. */
  readonly of: Pick<LoadedRun, "base" | "document">;
  /** Of those beside it; a moment is not to keep them alive. */
  readonly beside: WeakMap<Run, RunMoment>;
  /** What the claims had read of the main run. */
  readonly claims: ClaimFigures | null;
  readonly bytes: number;
}

/**
 * What runs are now. `claims`: what was read by then; it is asked when the runs are copied, so that nothing is
 * missing which they have passed. Rejects where one is too large.
 */
export async function keepMoment(
  { run: main, base, document }: LoadedRun,
  beside: readonly Run[],
  claims: () => ClaimFigures | null,
  options?: MomentOptions,
): Promise<SessionMoment> {
  const keep = async (run: Run): Promise<[Run, RunMoment]> => [run, await run.moment(options)];
  const [[, own], ...others] = await Promise.all([keep(main), ...beside.map(keep)]);
  return {
    main: own,
    of: { base, document },
    beside: new WeakMap(others),
    claims: claims(),
    get bytes() {
      return others.reduce((sum, [, { bytes }]) => sum + bytes, own.bytes);
    },
  };
}

/**
 * Brings back what runs were: the main one, and of those beside it each that was there. Rejects where the main
 * run is of another document by now, or on another grid.
 */
export async function bringBack(
  { run, base, document }: LoadedRun,
  beside: readonly Run[],
  moment: SessionMoment,
): Promise<void> {
  const { of, main } = moment;
  if (of.base !== base || runKeyOf(of.document) !== runKeyOf(document)) {
    throw new Error(t`What runs now is another run than it was then.`);
  }
  const others = beside.map((one) => {
    const own = moment.beside.get(one);
    return own === undefined ? undefined : one.returnTo(own);
  });
  await Promise.all([run.returnTo(main), ...others]);
}
