import { documentOfArm, offeredArms } from "../../lab/arms.ts";
import type { LabBase } from "../../lab/base.ts";
import type { Arm, LabDocument } from "../../lab/document.ts";
import { parseNumber } from "../../lab/parse-number.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import type { PresetCard } from "../../preset/preset-library.ts";
import { t } from "../../texts/text.ts";
import type { ChooserContents, OfferGroup } from "./chooser.ts";

/** "Without anti-PD-1": a label as it stands alone. */
export function inWords(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** What a document can be compared with, in words; `add` takes what is chosen. */
export function chooserContents(
  document: LabDocument,
  base: LabBase,
  cards: readonly PresetCard[],
  add: (arm: Arm) => void,
): ChooserContents {
  const offered = offeredArms(document, base).filter((arm) => arm.seed === undefined);
  const free = offered.filter((arm) => !isTaken(arm, document));
  const groupOf = (title: string, arms: readonly Arm[]): OfferGroup => ({
    title,
    offers: arms.map((arm) => ({ label: inWords(arm.label), choose: () => add(arm) })),
  });
  const chance = freeSeed(document, base);
  const { name } = base.preset;
  return {
    groups: [
      groupOf(
        t`The same, but`,
        free.filter((arm) => arm.withoutTreatments !== undefined),
      ),
      groupOf(
        t`With the preset's values`,
        free.filter((arm) => arm.parameters !== undefined),
      ),
      {
        title: t`By chance`,
        offers: [
          {
            label: t`Another seed (${chance})`,
            choose: () => add({ label: t`seed ${chance}`, seed: chance }),
          },
        ],
      },
    ],
    presets: cards.filter((card) => card.name !== name).map((card) => [card.name, card.title]),
    parameters: parametersByName(document, base),
    choosePreset: (preset) => {
      const title = cards.find((card) => card.name === preset)?.title ?? preset;
      add({ label: title, preset });
    },
    setByHand: (parameter, text) => add(armByHand(parameter, text, base)),
  };
}

/** A run with one parameter at what was written. Throws, in words, what is no value of it. */
export function armByHand(name: string, text: string, base: LabBase): Arm {
  const known = base.parameters.get(name);
  if (known === undefined) throw new Error(t`There is no parameter "${name}".`);
  const { label, unit, min, max } = known;
  const read = parseNumber(text, unit);
  if ("problem" in read) throw new Error(read.problem);
  const { value } = read;
  if (value < min || value > max) {
    throw new Error(t`It goes from ${formatNumber(min)} to ${formatNumber(max)} here.`);
  }
  const shown = [formatNumber(value), formatUnit(unit)].filter((part) => part !== "").join(" ");
  return { label: `${label} ${shown}`, parameters: { [name]: value } };
}

function isTaken(arm: Arm, document: LabDocument): boolean {
  const { label: _, ...wanted } = arm;
  return document.compare.arms.some(({ label: __, ...one }) => isSameData(one, wanted));
}

/** The next seed that neither the run nor one beside it has. */
function freeSeed(document: LabDocument, base: LabBase): number {
  const own = document.settings.seed ?? base.preset.scenario.seed;
  const taken = new Set([own, ...document.compare.arms.flatMap(({ seed }) => seed ?? [])]);
  let seed = own;
  while (taken.has(seed)) seed = (seed + 1) % 2 ** 32;
  return seed;
}

/** The preset's key parameters and those that were changed first, then the others by name. */
function parametersByName(document: LabDocument, base: LabBase): ChooserContents["parameters"] {
  const plain = documentOfArm(document, { label: "" }, base);
  const first = new Set([
    ...Object.keys(document.parameters),
    ...Object.keys(base.family.file.parameters ?? {}),
  ]);
  const entries = [...base.parameters.values()].map(({ name, label, unit }) => ({
    name,
    label: unit === "1" ? label : `${label} (${formatUnit(unit)})`,
    value: plain.parameters[name] ?? base.values[name] ?? 0,
  }));
  const rank = ({ name }: { readonly name: string }): number => (first.has(name) ? 0 : 1);
  return entries.sort((a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : 1));
}
