/**
 * What to tell of a step in which populations had to be slowed down to fit the largest number of
 * substeps. `scale`: share of their speed that they kept (1: all); `step`: min.
 */
export function movementNotes(scale: number, step: number): readonly string[] {
  if (!(scale < 1)) return [];
  const percent = Math.max(1, Math.floor(scale * 100));
  return [
    `Cells should move faster than steps of ${step} min can follow; motility and chemotaxis were ` +
      `held to ${percent} % where they are fastest. Choose a shorter step.`,
  ];
}
