import type { Histogram } from "../look/histogram.ts";
import type { Model } from "../model/model.ts";
import type { ViewChoice } from "./view-choice.ts";

/** The panel's part of a look: what can be chosen of it, and the rows that change its setting. */
export interface LookEditor<Setting> {
  /** Entries of the list "What to show"; `shown` is the look's setting where it is the one that is shown. */
  options(model: Model, shown?: Setting): readonly LookOptions[];
  /** Key of the entry that a setting is. */
  present(setting: Setting): string;
  /** The setting that an entry asks for, `last` being the look's last one. */
  choose(key: string, last: Setting | undefined): Setting | undefined;
  rows(setting: Setting, context: LookEditorContext): HTMLElement;
}

export interface LookOptions {
  /** Empty: its entries stand by themselves. */
  readonly group: string;
  readonly entries: readonly { readonly key: string; readonly label: string }[];
}

/** What the rows of a look share. */
export interface LookEditorContext {
  readonly model: Model;
  readonly choice: ViewChoice;
  /** `moving`: by a hand that goes on, whose handle must stay; the rows are made anew with its last change. */
  readonly change: (choice: ViewChoice, moving?: boolean) => void;
  /** Asks to be told the windows that follow the data. */
  readonly listen: (
    listener: (windows: ReadonlyMap<string, readonly [number, number]>) => void,
  ) => void;
  /** Asks to be told the present values of a field or observable, a few times a second. */
  readonly listenToValues: (field: string, listener: (histogram: Histogram) => void) => void;
  /** The level, of two digits, in the middle of the present values of a field or observable. */
  readonly middleOf: (field: string) => Promise<number>;
}
