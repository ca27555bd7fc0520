import { t } from "../../texts/text.ts";
import type { BrushPanel } from "../../ui/brush-panel.ts";
import { actionProblem } from "../../ui/messages.ts";
import type { Position } from "../../view/pointer-tools.ts";
import type { Page } from "../page.ts";
import { paintStroke } from "../picture/brush-tool.ts";
import type { Session } from "../session/session.ts";
import type { Move } from "./moves.ts";

type Piece = readonly [from: Position, to: Position, erase: boolean];

interface Stroke {
  /** What it is painted into. */
  readonly run: unknown;
  /** What came before the state was copied, which is to be as it was before the stroke; null: it is copied. */
  waiting: Piece[] | null;
  move: Promise<Move>;
}

/** The brush on the tissue. */
export interface Strokes {
  readonly paint: (...piece: Piece) => void;
  /** Between a press and its release. */
  readonly isDown: () => boolean;
  /** Resolves when those that are released are painted: only then the last one is a step. */
  readonly settle: () => Promise<void>;
}

/** Paints strokes of the brush; each, from the press to the release, is one step of undoing. */
export function createStrokes(page: Page, session: Session): Strokes {
  const inHand = (): BrushPanel => {
    const { part } = page.furniture.brush;
    if (part === null) throw new Error(t`There is no brush in the hand.`);
    return part;
  };
  let stroke: Stroke | null = null;
  /** Quick dabs follow each other: the state before one has all that was painted before. */
  let before: Promise<unknown> = Promise.resolve();
  /** Of the last one that was released. */
  let ending: Promise<void> = Promise.resolve();

  const runNow = (): unknown => session.run?.run;

  /** What a stroke has left when another run came is not painted into that. */
  const put = (into: unknown, ...piece: Piece): void => {
    if (into !== runNow()) return;
    try {
      paintStroke(session, inHand(), ...piece);
    } catch (error) {
      page.furniture.notices.show(actionProblem(error));
    }
  };

  const copy = async (own: Omit<Stroke, "move">, label: string): Promise<Move> => {
    await before;
    const move = await page.moves.begin(label);
    const pieces = own.waiting ?? [];
    own.waiting = null;
    for (const piece of pieces) put(own.run, ...piece);
    return move;
  };

  const begin = (): Stroke => {
    const { field, action } = inHand().setting;
    const fields = session.preset?.scenario.model.fields ?? [];
    const name = fields.find((one) => one.name === field)?.label ?? field;
    const own: Omit<Stroke, "move"> = { run: runNow(), waiting: [] };
    const move = copy(own, action === "remove" ? t`Take away ${name}` : t`Paint ${name}`);
    before = move;
    return Object.assign(own, { move });
  };

  const end = (): void => {
    const ended = stroke;
    stroke = null;
    if (ended === null) return;
    ending = ended.move.then((move) => (ended.run === runNow() ? move.end() : move.end(null)));
  };
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);

  return {
    paint: (...piece) => {
      stroke ??= begin();
      if (stroke.waiting === null) put(stroke.run, ...piece);
      else stroke.waiting.push(piece);
    },
    isDown: () => stroke !== null,
    settle: () => ending,
  };
}
