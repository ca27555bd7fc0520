import type { Intervention } from "../model/scenario.ts";
import type { ClaimState } from "../observe/claim-standing.ts";
import { treatmentMarks } from "../observe/treatment-marks.ts";
import type { Moment } from "../preset/preset.ts";
import { plural, t } from "../texts/text.ts";
import type { TimeMark } from "./time-place.ts";

/** Of a claim: its day (min) and how it stands. */
export interface MarkedClaim {
  readonly at: number;
  readonly state: ClaimState;
  readonly why: string;
}

/** Doses and starts of courses, days at which claims are read, and the telling moment, in order of time. */
export function timeMarks(
  interventions: readonly Intervention[],
  claims: readonly MarkedClaim[],
  moment: Moment | undefined,
): readonly TimeMark[] {
  const doses = treatmentMarks(interventions, Number.POSITIVE_INFINITY)
    .filter(({ kind }) => kind !== "stop")
    .map(({ time, label }): TimeMark => ({ time, label, kind: "dose" }));
  const days = [...new Set(claims.map(({ at }) => at))].map((time) =>
    dayMark(
      time,
      claims.filter(({ at }) => at === time),
    ),
  );
  const telling: TimeMark[] =
    moment === undefined ? [] : [{ time: moment.at, label: moment.label, kind: "moment" }];
  return [...doses, ...days, ...telling].sort((a, b) => a.time - b.time);
}

/** Claims of one day as one mark. */
function dayMark(time: number, members: readonly MarkedClaim[]): TimeMark {
  const of = (state: ClaimState): number => members.filter((one) => one.state === state).length;
  const [holds, fails] = [of("holds"), of("fails")];
  const [first] = members;
  if (members.length === 1)
    return { time, label: first?.why ?? "", kind: "claim", state: stateOf(holds, fails, 1) };
  const read = [
    ...(holds > 0 ? [`${holds} ${plural(holds, "holds", "hold")}`] : []),
    ...(fails > 0 ? [`${fails} ${plural(fails, "fails", "fail")}`] : []),
  ];
  const label = t`${members.length} claims${read.length > 0 ? `: ${read.join(", ")}` : ""}`;
  return { time, label, kind: "claim", state: stateOf(holds, fails, members.length) };
}

function stateOf(holds: number, fails: number, all: number): NonNullable<TimeMark["state"]> {
  if (fails > 0) return "fails";
  return holds === all ? "holds" : "waiting";
}
