/**
 * Counts the changes by which the same scenario gives other numbers: how it is solved, what its start, its
 * interventions or its measurements mean. Names of kept results (`cli/sweep/run-id.ts`) and checkpoints hold it, so
 * that nothing computed before such a change is taken for a result of today. `tests/sweep/numerics-revision.test.ts`
 * fails when the numbers of a run that has a bit of everything move, and says to raise this.
 *
 * 1: version 0.3.0. 2: the start is a function of the place, masks count by the share of each voxel. 3: a run of a
 * sweep also ends steps where its claims' controls part from it. 4: what reads a compartment is told its mean over
 * the step, not its start or the middle between start and end.
 */
export const numericsRevision = 4;
