import type { PresetCard } from "../preset/preset-library.ts";
import { t } from "../texts/text.ts";

/** A preset of the path for newcomers, and what is to be seen there. */
export interface PathStep {
  readonly name: string;
  readonly title: string;
  readonly why: string;
}

/** Six presets in order, for a first hour: from one equation to a treatment that turns against itself. */
const PATH: readonly (readonly [name: string, why: string])[] = [
  [
    "fisher-kpp",
    t`One equation: cells that divide and wander make a front, and its speed is known.`,
  ],
  ["hypoxic-core", t`A tumor outgrows its blood, and the want of air turns its immune cells.`],
  ["early-and-late", t`The same immune cells first attack a tumor and later shield it.`],
  [
    "lactate-throttle",
    t`A first treatment: less acid, and see what each kind of cell makes of it.`,
  ],
  ["anti-pd1-csf1r", t`Two drugs that do little alone: compare each with the pair.`],
  [
    "treg-depletion-paradox",
    t`A treatment that turns against itself, and what tells when it does.`,
  ],
];

/** The path as far as there are these presets. */
export function newcomersPath(cards: readonly PresetCard[]): readonly PathStep[] {
  return PATH.flatMap(([name, why]) => {
    const card = cards.find((one) => one.name === name);
    return card === undefined ? [] : [{ name, title: card.title, why }];
  });
}
