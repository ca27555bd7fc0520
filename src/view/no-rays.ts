/** In place of three's Ray and Triangle (vite.config.ts): what a pointer's ray would hit. What lies under it is computed by look/. */
export class Ray {
  copy(): never {
    return refuse();
  }
}

export const Triangle = {
  getBarycoord: refuse,
  getInterpolation: refuse,
  getInterpolatedAttribute: refuse,
  getNormal: refuse,
};

function refuse(): never {
  throw new Error("Nothing here is hit by rays.");
}
