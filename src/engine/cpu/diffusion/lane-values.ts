/**
 * A group's scalars, one single per lane, as assembly/diffusion/lane-values.ts lays them out: how many
 * singles there are, and where those begin that are read here.
 */
export const laneValues = { length: 108, upper: 36, estimate: 52, cycles: 96, worst: 104 } as const;
