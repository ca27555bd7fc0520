import type { Grid } from "../model/grid.ts";

/** A field of one frame. */
export interface VtiField {
  readonly name: string;
  readonly values: Float32Array;
}

/**
 * One frame as a VTK ImageData file (.vti): every field as cell data on the voxels, spacing in um,
 * raw appended little-endian float32. ParaView and PyVista read it.
 */
export function vtiFile(grid: Grid, fields: readonly VtiField[]): Uint8Array {
  const header = new TextEncoder().encode(vtiHeader(grid, fields));
  const footer = new TextEncoder().encode("\n  </AppendedData>\n</VTKFile>\n");
  const dataBytes = fields.reduce((sum, field) => sum + 4 + field.values.byteLength, 0);
  const file = new Uint8Array(header.length + dataBytes + footer.length);
  file.set(header);
  let position = header.length;
  for (const { values } of fields) {
    new DataView(file.buffer).setUint32(position, values.byteLength, true);
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), position + 4);
    position += 4 + values.byteLength;
  }
  file.set(footer, position);
  return file;
}

function vtiHeader(grid: Grid, fields: readonly VtiField[]): string {
  const extent = `0 ${grid.nx} 0 ${grid.ny} 0 ${grid.nz}`;
  let offset = 0;
  const arrays = fields.map(({ name, values }) => {
    const line = `        <DataArray type="Float32" Name="${name}" format="appended" offset="${offset}"/>`;
    offset += 4 + values.byteLength;
    return line;
  });
  return `<?xml version="1.0"?>
<VTKFile type="ImageData" version="0.1" byte_order="LittleEndian">
  <ImageData WholeExtent="${extent}" Origin="0 0 0" Spacing="${grid.dx} ${grid.dy} ${grid.dz}">
    <Piece Extent="${extent}">
      <CellData>
${arrays.join("\n")}
      </CellData>
    </Piece>
  </ImageData>
  <AppendedData encoding="raw">
   _`;
}

/** The .pvd file that puts the frames in time (min), for ParaView. */
export function pvdText(files: readonly string[], times: readonly number[]): string {
  const sets = files.map(
    (file, i) => `    <DataSet timestep="${times[i]}" part="0" file="${file}"/>`,
  );
  return `<?xml version="1.0"?>
<VTKFile type="Collection" version="0.1" byte_order="LittleEndian">
  <Collection>
${sets.join("\n")}
  </Collection>
</VTKFile>
`;
}
