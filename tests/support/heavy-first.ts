import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of long computations, which would keep one core busy at the end while the other has nothing to do. */
const HEAVY = /claims-\d|ensembles|rest\.long|substrate-step|page-frame|page\.browser|page-lab/;

/** Begins the files that take long before the others; Vitest's own order knows only their sizes. */
export class HeavyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isHeavy = ({ moduleId }: TestSpecification): boolean => HEAVY.test(moduleId);
    return [...sorted.filter(isHeavy), ...sorted.filter((file) => !isHeavy(file))];
  }
}
