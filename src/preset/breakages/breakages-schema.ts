import * as v from "valibot";
import { finite, list, optional, strict, table, text } from "../../model/schema-parts.ts";

const name = v.pipe(text(200), v.minLength(1));
const why = v.pipe(text(2000), v.minLength(1));

/** What a preset says of breakages of its model (docs/preset-format.md). */
export const breakagesSchema = strict({
  own: optional(
    v.pipe(
      v.record(
        name,
        strict({
          parameters: optional(table(finite, 1000)),
          without: optional(list(text(200), 200)),
          observables: optional(
            v.pipe(
              table(text(2000), 100),
              v.description("Formulas that take the place of those of observables."),
            ),
          ),
          why,
        }),
      ),
      v.maxEntries(100),
      v.description("Breakages that the story depends on; its claims must notice each."),
    ),
  ),
  mustNotice: optional(
    v.pipe(
      list(name, 500),
      v.description("Names of standard breakages that the claims must notice."),
    ),
  ),
  mayMiss: optional(
    v.pipe(
      table(why, 500),
      v.description('Those that they need not, and why; "reach of *" is all that begin so.'),
    ),
  ),
});

export type BreakagesFile = v.InferOutput<typeof breakagesSchema>;
