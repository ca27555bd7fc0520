import type { Model } from "../model/model.ts";
import { t } from "../texts/text.ts";
import type { LookButton } from "./page-signals.ts";
import { type ViewChoice, withSetting } from "./view-choice.ts";

const AXIS = "axis:";
const PLAIN = ["tissue", "composite", "field", "relief", "volume"] as const;
/** Looks that are chosen in the panel of the view: the present one has a button, too. */
const FURTHER = { multiples: t`Multiples`, split: t`Split`, difference: t`Difference` } as const;

/**
 * Ways to look at a model: as cells, its channels together, one field, an axis of polarization, a relief or a
 * volume, and what it is looked at otherwise. One of them is on.
 */
export function lookButtons({ axes }: Model, choice: ViewChoice): readonly LookButton[] {
  const { mode, settings } = choice;
  // A model with several axes has the others in the panel of the view.
  const axis = (axes.find(({ name }) => name === settings.polarization?.axis) ?? axes[0])?.name;
  return [
    ...(settings.tissue === undefined
      ? []
      : [{ id: "tissue", label: t`Tissue`, on: mode === "tissue" }]),
    { id: "composite", label: t`Channels`, on: mode === "composite" },
    { id: "field", label: t`Field`, on: mode === "field" },
    ...(axis === undefined
      ? []
      : [{ id: AXIS + axis, label: t`Polarization`, on: mode === "polarization" }]),
    ...(settings.relief === undefined
      ? []
      : [{ id: "relief", label: t`Relief`, on: mode === "relief" }]),
    ...(settings.volume === undefined
      ? []
      : [{ id: "volume", label: t`Volume`, on: mode === "volume" }]),
    ...(mode in FURTHER
      ? [{ id: mode, label: FURTHER[mode as keyof typeof FURTHER], on: true }]
      : []),
  ];
}

/** The choice with another look; what else was chosen stays. */
export function withLook(choice: ViewChoice, id: string): ViewChoice {
  const { polarization, ...others } = choice.settings;
  if (id in FURTHER) return choice;
  const plain = PLAIN.find((mode) => mode === id);
  if (plain !== undefined) {
    const setting = others[plain];
    return setting === undefined ? choice : withSetting(choice, setting);
  }
  if (polarization === undefined) return choice;
  return withSetting(choice, { ...polarization, axis: id.slice(AXIS.length) });
}
