import { add, at, mul, sub } from "../lib/vectors";
import { level, rowStart } from "./level";
import { spreadRow } from "./spread";

/** The coarse right side: the sum of the children's residuals (f - c w) + L w. `room` for a row. */
export function restrict(fineAddress: usize, coarseAddress: usize, room: usize): void {
  const l = level(fineAddress);
  const coarse = level(coarseAddress);
  memory.fill(coarse.rhs, 0, (<usize>(coarse.nx * coarse.ny * coarse.nz)) << 4);
  const shift: usize = <usize>4 + <usize>l.halveX;
  for (let k = 0; k < l.nz; k++) {
    for (let j = 0; j < l.ny; j++) {
      spreadRow(l, l.solution, j, k, room);
      const row = rowStart(l, j, k);
      const into = coarse.rhs + rowStart(coarse, j >> l.halveY, k >> l.halveZ);
      const end = (<usize>l.nx) << 4;
      for (let o: usize = 0; o < end; o += 16) {
        const local = sub(
          at(l.rhs + row + o),
          mul(at(l.coefficient + row + o), at(l.solution + row + o)),
        );
        const to = into + ((o >> shift) << 4);
        v128.store(to, add(at(to), add(local, at(room + o))));
      }
    }
  }
}
