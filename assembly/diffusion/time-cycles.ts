import { cycle } from "./cycle";
import { groupOf } from "./group";

/** For benchmarks: `count` cycles on what the last solve left of a group. */
export function timeCycles(list: usize, count: i32): void {
  const g = groupOf(list, 0);
  for (let n = 0; n < count; n++) cycle(g, false, 0);
}
