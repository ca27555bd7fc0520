import { plural, t } from "../texts/text.ts";

/** What a reader of the claims should know of the run that they are read off. */
export interface ClaimsReading {
  /** Parameters whose values are not the preset's. */
  readonly changed: number;
  readonly otherTreatments: boolean;
  /** A person changed something on the way, whatever it is now. */
  readonly touched: boolean;
  /** Voxels per axis of the run, and of the setting that the preset's claims are tested on. */
  readonly grid: readonly number[];
  readonly checked: readonly number[];
}

/** Why figures on the page may differ from what the preset is tested with; empty: they should not. */
export function claimsNote({
  changed,
  otherTreatments,
  touched,
  grid,
  checked,
}: ClaimsReading): string {
  const what = [
    ...(changed > 0
      ? [changed === 1 ? t`a parameter` : plural(changed, "{0} parameter", "{0} parameters")]
      : []),
    ...(otherTreatments ? [t`treatments`] : []),
  ].join(t` and `);
  const sentences: string[] = [];
  if (what !== "") {
    const verb = changed === 1 && !otherTreatments ? t`is` : t`are`;
    const subject = `${what[0]?.toUpperCase()}${what.slice(1)}`;
    sentences.push(t`${subject} ${verb} changed: this is not the preset's own run any more.`);
  } else if (touched) {
    sentences.push(t`Something was changed on the way: this is not the preset's own run.`);
  }
  const [present, tested] = [grid.join(" × "), checked.join(" × ")];
  if (present !== tested) sentences.push(t`Read on ${present} voxels; tested on ${tested}.`);
  return sentences.join(" ");
}
