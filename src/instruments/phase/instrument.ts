import { t } from "../../texts/text.ts";
import type { Instrument } from "../instrument.ts";
import { lastFact, timeColumn } from "../over-time.ts";
import { columnOf, firstNames } from "../parts.ts";
import { type PhaseSetting, phaseKeys } from "./setting.ts";

/** Means of two fields or observables over the domain, one against the other, over time. */
export const phaseInstrument: Instrument<PhaseSetting, readonly [number, number]> = {
  ...phaseKeys,
  label: t`Phase plot`,
  note: t`The means of two quantities over the domain, one against the other, as time goes on.`,
  overTime: true,
  start: (context) => {
    const [x, y] = firstNames(context, 2);
    return x === undefined || y === undefined ? null : { kind: "phase", x, y };
  },
  wants: ({ x, y }) => ({ names: [], means: [x, y] }),
  take: ({ x, y }, { means }) => [means.get(x)!, means.get(y)!],
  show: ({ x, y }, moments, context) => {
    const across = columnOf(
      x,
      moments.map(({ value }) => value[0]),
      context,
    );
    const up = columnOf(
      y,
      moments.map(({ value }) => value[1]),
      context,
    );
    // A quantity against itself is two columns, too.
    const other = x === y ? { ...up, name: `${y} again` } : up;
    return {
      columns: [timeColumn(moments), across, other],
      drawing: { as: "path", x: across.name, y: other.name },
      facts: [lastFact(across), lastFact(up)],
    };
  },
  shape: () => null,
  reshape: (setting) => setting,
};
