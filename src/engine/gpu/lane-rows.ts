/** Rows of `lanes` that the host reads or writes, as shaders/diffusion/lanes.wgsl numbers them. */
export const laneRows = { largest: 27, error: 28, count: 32 } as const;
