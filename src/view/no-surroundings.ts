/** In place of three's PMREMNode, CubeMapNode and DFGLUT (vite.config.ts): what mirrors surroundings. A section has none. */
// biome-ignore lint/style/noDefaultExport: that is how three imports it.
export default class NoSurroundings {}

export const pmremTexture = refuse;
export const cubeMapNode = refuse;

function refuse(): never {
  throw new Error("Nothing here is drawn with surroundings.");
}
