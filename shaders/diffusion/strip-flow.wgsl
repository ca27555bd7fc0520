//! uses: diffusion/flow
// What flows into the cells of a strip, which is gone through in the order of y: what was found of a row
// serves the next one, too. Formulas and order of operations are those of diffusion/flow.

// Values in the row below, and of the cell at hand.
var<private> valueBelow: vec4f;
var<private> valueHere: vec4f;
var<private> hasRows: bool = false;

// The cell's own value; to be called before flowInStrip.
fn valueInStrip(faces: Faces, quad: u32, cell: vec3u) -> vec4f {
  // A strip may go on in the next plane.
  if (!hasRows || (FLOWS_ALONG_Z && (cell.y == 0u))) {
    valueBelow = valueAt(quad, vec3u(cell.x, faces.lower.y, cell.z));
    valueHere = valueAt(quad, cell);
    hasRows = true;
  }
  return valueHere;
}

fn flowInStrip(faces: Faces, quad: u32, cell: vec3u) -> vec4f {
  let own = valueHere;
  let above = valueAt(quad, vec3u(cell.x, faces.upper.y, cell.z));
  let fromX = (faces.lowX * (valueAt(quad, vec3u(faces.lower.x, cell.yz)) - own))
    + (faces.highX * (valueAt(quad, vec3u(faces.upper.x, cell.yz)) - own));
  let fromY = (faces.lowY * (valueBelow - own)) + (faces.highY * (above - own));
  valueBelow = own;
  valueHere = above;
  if (FLOWS_ALONG_Z) {
    let fromZ = (faces.lowZ * (valueAt(quad, vec3u(cell.xy, faces.lower.z)) - own))
      + (faces.highZ * (valueAt(quad, vec3u(cell.xy, faces.upper.z)) - own));
    return (fromX + fromY) + fromZ;
  }
  return fromX + fromY;
}
