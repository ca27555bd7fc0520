/** In place of three's Morph, Skinning, Instance and Batch (vite.config.ts): what bends or repeats a shape. A section is a plane, a volume a box. */
export const morphReference = refuse;
export const morphColor = refuse;
export const skinning = refuse;
export const computeSkinning = refuse;
export const instance = refuse;
export const instancedMesh = refuse;
export const instanceColor = refuse;
export const batch = refuse;
export const batchColor = refuse;
export const batchIndirectIndex = refuse;

function refuse(): never {
  throw new Error("Nothing here is drawn with bent or repeated shapes.");
}
