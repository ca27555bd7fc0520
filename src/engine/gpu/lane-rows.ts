/** Rows of `lanes` that the host reads or writes, as shaders/diffusion/lanes.wgsl numbers them. */
export const laneRows = { largest: 14, error: 15, count: 22 } as const;
