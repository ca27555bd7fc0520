//! uses: diffusion/level-faces
// What flows into a cell of task.level, in difference form: sum of G (value_j - value). The kernel says
// what the values are, by its function valueAt(quad, cell).

fn flowInto(faces: Faces, quad: u32, cell: vec3u, own: vec4f) -> vec4f {
  let fromX = (faces.lowX * (valueAt(quad, vec3u(faces.lower.x, cell.yz)) - own))
    + (faces.highX * (valueAt(quad, vec3u(faces.upper.x, cell.yz)) - own));
  let fromY = (faces.lowY * (valueAt(quad, vec3u(cell.x, faces.lower.y, cell.z)) - own))
    + (faces.highY * (valueAt(quad, vec3u(cell.x, faces.upper.y, cell.z)) - own));
  if (FLOWS_ALONG_Z) {
    let fromZ = (faces.lowZ * (valueAt(quad, vec3u(cell.xy, faces.lower.z)) - own))
      + (faces.highZ * (valueAt(quad, vec3u(cell.xy, faces.upper.z)) - own));
    return (fromX + fromY) + fromZ;
  }
  return fromX + fromY;
}
