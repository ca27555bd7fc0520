import type { Grid } from "../model/grid.ts";
import type { Model } from "../model/model.ts";
import type { Vocabulary } from "../model/vocabulary.ts";

/** What the parts of a preset need to know of each other while they are resolved. */
export interface PresetContext {
  readonly model: Model;
  readonly vocabulary: Vocabulary;
  readonly grid: Grid;
}
