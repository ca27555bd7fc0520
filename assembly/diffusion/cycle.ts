import { ascend, descend } from "./cycle-plane";
import { Group, levelOf } from "./group";
import { Level, level } from "./level";
import { measure, update } from "./measure";
import { prolong } from "./prolong";
import { restrict } from "./restrict";
import { clearSolution, smooth, solveCoarsest } from "./smooth";

/**
 * w = cycle(r) on the finest level and the sums of measureRow: a symmetric V(1,1), as conjugate
 * gradients need it: after the correction the colours come in the opposite order. With `isStep` v and r
 * go along the search direction before; `image` (0: none) is Ap for its product with w.
 */
export function cycle(g: Group, isStep: bool, image: usize): void {
  const finest = levelOf(g, 0);
  if (g.count === 1 || level(finest).facesX !== 0) {
    if (isStep) update(g);
    cycleThroughFaces(g);
    measure(finest, g.lanes, image, g.sums);
    return;
  }
  const last = g.count - 1;
  descend(g, 0, isStep);
  for (let l = 1; l < last; l++) descend(g, l, false);
  solveCoarsest(levelOf(g, last));
  for (let l = last - 1; l > 0; l--) {
    ascend(g, l, 0);
  }
  ascend(g, 0, image);
}

function cycleThroughFaces(g: Group): void {
  const last = g.count - 1;
  for (let l = 0; l < last; l++) {
    const fine = levelOf(g, l);
    clearSolution(fine);
    smooth(fine, 1);
    if (hasThreeColors(level(fine))) smooth(fine, 2);
    smooth(fine, 0);
    restrict(fine, levelOf(g, l + 1), g.row);
  }
  solveCoarsest(levelOf(g, last));
  for (let l = last - 1; l >= 0; l--) {
    const fine = levelOf(g, l);
    prolong(levelOf(g, l + 1), fine);
    smooth(fine, 0);
    if (hasThreeColors(level(fine))) smooth(fine, 2);
    smooth(fine, 1);
  }
}

function hasThreeColors(l: Level): bool {
  return (l.oddX | l.oddY | l.oddZ) !== 0;
}
