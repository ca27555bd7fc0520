/** What a note says of a usual dose: how much of what, and how often. */
export interface UsualDose {
  /** Compartment or field. */
  readonly name: string;
  readonly amount: number;
  /** min between doses; absent: the note does not say. */
  readonly every?: number;
  /** Injected or laid at a place, not given to the whole. */
  readonly atPlace: boolean;
}

const DOSE = /\b(?:add|adds|adding) (\d+(?:\.\d+)?)(?: to \d+(?:\.\d+)? \w+)? to (\w+)/gi;
const OR_TO = /\bor to (\w+)/g;
const EVERY = /every (\d+(?:\.\d+)?) (h|days?)\b/g;

/**
 * The usual doses that the note of a module or a compartment tells ("Add 1 to antiPd1Given for a usual dose:
 * 10 mg/kg every 4 days in a mouse, 240 mg every 14 days in a patient"): the way in which every therapy's note
 * is written, by biology/therapies/drug-kinetics.ts or by hand (a test reads them all).
 */
export function usualDoses(note: string, species: "mouse" | "human"): readonly UsualDose[] {
  return note.split(/(?<=[.;]) /).flatMap((sentence) => {
    const every = intervalOf(note, sentence, species);
    return [...sentence.matchAll(DOSE)].flatMap(([whole, amount, name], index, all) => {
      const start = sentence.indexOf(whole);
      const next = all[index + 1];
      const part = sentence.slice(
        start,
        next === undefined ? undefined : sentence.indexOf(next[0]),
      );
      const names = [name!, ...[...part.matchAll(OR_TO)].map(([, other]) => other!)];
      const atPlace = /\bat a place\b|\bwhere\b/.test(part);
      return names.map((one) => ({
        name: one,
        amount: Number(amount),
        ...(every === undefined ? {} : { every }),
        atPlace,
      }));
    });
  });
}

/** min; the first of two is a mouse's, the second a patient's. */
function intervalOf(
  note: string,
  sentence: string,
  species: "mouse" | "human",
): number | undefined {
  // "... Usual dose: a every 4 days, b every 14 days; xInfusion counts": the sentence ends at the semicolon.
  const told = note.slice(note.indexOf(sentence)).split(/;|(?<=\D)\. /)[0] ?? sentence;
  const intervals = [...told.matchAll(EVERY)].map(
    ([, count, unit]) => Number(count) * (unit === "h" ? 60 : 1440),
  );
  return species === "human" ? (intervals[1] ?? intervals[0]) : intervals[0];
}
