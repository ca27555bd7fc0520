import fc from "fast-check";
import { apply, create } from "mutative";
import { expect, it } from "vitest";
import { mergePatches, type Patch } from "../../src/lab/merge-patches.ts";

interface Toy {
  numbers: Record<string, number>;
  list: { at: number }[] | null;
}
type Change = (draft: Toy) => void;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(9)).map(
    ([key, value]): Change =>
      (draft) => {
        draft.numbers[key] = value;
      },
  ),
  fc.constantFrom("a", "b", "c").map(
    (key): Change =>
      (draft) => {
        delete draft.numbers[key];
      },
  ),
  fc.tuple(fc.nat(3), fc.nat(9)).map(
    ([index, value]): Change =>
      (draft) => {
        const one = draft.list?.[index];
        if (one !== undefined) one.at = value;
      },
  ),
  fc.nat(9).map(
    (value): Change =>
      (draft) => {
        draft.list = [...(draft.list ?? []), { at: value }];
      },
  ),
  fc.nat(9).map(
    (value): Change =>
      (draft) => {
        draft.list?.push({ at: value });
      },
  ),
  fc.nat(3).map(
    (index): Change =>
      (draft) => {
        draft.list?.splice(index, 1);
      },
  ),
  fc.constant<Change>((draft) => {
    draft.list = null;
  }),
  fc.constant<Change>((draft) => {
    draft.numbers = {};
  }),
);

it("does and undoes what the single steps do, whatever they are", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
      const start: Toy = { numbers: { a: 1 }, list: [{ at: 1 }, { at: 2 }] };
      let state = start;
      let patches: readonly Patch[] = [];
      let inverse: readonly Patch[] = [];
      for (const one of changes) {
        const [next, forth, back] = create(state, one, { enablePatches: true });
        state = next as Toy;
        patches = mergePatches(patches, forth as Patch[]);
        inverse = mergePatches(back as Patch[], inverse);
      }
      expect(apply(start, patches as never)).toEqual(state);
      expect(apply(state, inverse as never)).toEqual(start);
    }),
    { numRuns: 2000 },
  );
});

it("writes a place once, however often it was written", () => {
  const tick = (value: number): Patch[] => [
    { op: value === 1 ? "add" : "replace", path: ["numbers", "b"], value },
    { op: "replace", path: ["list", 1, "at"], value },
  ];
  let patches: readonly Patch[] = [];
  for (let value = 1; value <= 500; value++) patches = mergePatches(patches, tick(value));
  expect(patches.length).toBe(2);
});
