import type { CheckedText } from "../../edit/check-text.ts";
import { rangeOfMistake } from "../../edit/mistake-range.ts";
import type { Mistake } from "../../model/error.ts";
import type { PlacedMistake } from "../../ui/editor/code-view.ts";

/** What is wrong in a text; null: it is not read yet. */
export function mistakesIn(checked: CheckedText | null): readonly Mistake[] {
  return checked !== null && "mistakes" in checked ? checked.mistakes : [];
}

/** What is odd in a text that can be run. */
export function warningsIn(checked: CheckedText | null): readonly Mistake[] {
  return checked !== null && "warnings" in checked ? checked.warnings : [];
}

export function placedMistake(text: string, mistake: Mistake, isWarning: boolean): PlacedMistake {
  const { place, problem } = mistake;
  const message = place === "" ? problem : `${place}: ${problem}`;
  return { ...rangeOfMistake(text, mistake), message, isWarning };
}
