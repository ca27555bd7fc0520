import { add, at } from "../lib/vectors";
import { level, rowStart } from "./level";

/** Every child gets its coarse cell's correction. */
export function prolong(coarseAddress: usize, fineAddress: usize): void {
  const l = level(fineAddress);
  const coarse = level(coarseAddress);
  const shift: usize = <usize>4 + <usize>l.halveX;
  for (let k = 0; k < l.nz; k++) {
    for (let j = 0; j < l.ny; j++) {
      const row = l.solution + rowStart(l, j, k);
      const from = coarse.solution + rowStart(coarse, j >> l.halveY, k >> l.halveZ);
      const end = (<usize>l.nx) << 4;
      for (let o: usize = 0; o < end; o += 16) {
        v128.store(row + o, add(at(row + o), at(from + ((o >> shift) << 4))));
      }
    }
  }
}
