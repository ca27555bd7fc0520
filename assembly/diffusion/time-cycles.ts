import { cycle } from "./cycle";
import { Group } from "./group";

/** For benchmarks: `count` cycles on what the last solve left of a group. */
export function timeCycles(address: usize, count: i32): void {
  const g = changetype<Group>(address);
  for (let n = 0; n < count; n++) cycle(g, false, 0);
}
