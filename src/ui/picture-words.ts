import { formatNumber } from "../numbers/format-number.ts";
import { formatClock } from "../numbers/format-time.ts";
import { formatQuantity } from "../numbers/format-unit.ts";
import { t } from "../texts/text.ts";

/** A quantity as it is at some time. */
export interface Reading {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number;
}

/** What can be told of a picture. */
export interface PictureFacts {
  /** min */
  readonly time: number;
  /** The quantities that are drawn as curves. */
  readonly readings: readonly Reading[];
  /** What the colors of the picture mean. */
  readonly shown: readonly string[];
}

/** A change smaller than this share of the larger value is none. */
const SMALL = 0.03;

/** A picture in words, with what has changed since `before`; for those who do not see it. */
export function pictureWords(now: PictureFacts, before: PictureFacts | null): string {
  const since = before === null || before.time === now.time ? null : before;
  const values = now.readings.map(({ name, label, unit, value }) => {
    const earlier = since?.readings.find((one) => one.name === name)?.value;
    const change = earlier === undefined ? "" : changeOf(value, earlier);
    return `${label} ${formatQuantity(value, unit)}${change}`;
  });
  const head =
    since === null
      ? `${formatClock(now.time)}.`
      : t`${formatClock(now.time)}, compared with ${formatClock(since.time)}.`;
  const picture = now.shown.length === 0 ? [] : [t`The picture shows ${now.shown.join(", ")}.`];
  return [head, ...(values.length === 0 ? [] : [`${values.join("; ")}.`]), ...picture].join(" ");
}

function changeOf(value: number, earlier: number): string {
  const most = Math.max(Math.abs(value), Math.abs(earlier));
  if (Math.abs(value - earlier) <= SMALL * most) return t`, unchanged`;
  return t`, ${value > earlier ? t`up` : t`down`} from ${formatNumber(earlier)}`;
}
