import type { Grid } from "../model/grid.ts";
import { bytesOf, type FieldValues } from "./data-set.ts";
import { escapeXml } from "./escape-xml.ts";

/** What a frame says of itself beside its numbers. */
export interface VtiNotes {
  /** min */
  readonly time: number;
  readonly unitOf: (name: string) => string;
  /** Where the numbers come from. */
  readonly about: string;
}

/**
 * One frame as a VTK ImageData file (.vti): every field as cell data on the voxels, spacing in um,
 * raw appended little-endian float32. ParaView and PyVista read it.
 */
export function vtiFile(
  grid: Grid,
  fields: readonly FieldValues[],
  notes?: VtiNotes,
): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(vtiHeader(grid, fields, notes));
  const footer = new TextEncoder().encode("\n  </AppendedData>\n</VTKFile>\n");
  const dataBytes = fields.reduce((sum, field) => sum + 8 + field.values.byteLength, 0);
  const file = new Uint8Array(header.length + dataBytes + footer.length);
  file.set(header);
  let position = header.length;
  for (const { values } of fields) {
    new DataView(file.buffer).setBigUint64(position, BigInt(values.byteLength), true);
    file.set(bytesOf(values), position + 8);
    position += 8 + values.byteLength;
  }
  file.set(footer, position);
  return file;
}

function vtiHeader(grid: Grid, fields: readonly FieldValues[], notes?: VtiNotes): string {
  const extent = `0 ${grid.nx} 0 ${grid.ny} 0 ${grid.nz}`;
  let offset = 0;
  const arrays = fields.map(({ name, values }) => {
    const head = `        <DataArray type="Float32" Name="${escapeXml(name)}" format="appended" offset="${offset}"`;
    offset += 8 + values.byteLength;
    return notes === undefined ? `${head}/>` : `${head}>${unitKey(notes.unitOf(name))}</DataArray>`;
  });
  return `<?xml version="1.0"?>
<VTKFile type="ImageData" version="1.0" byte_order="LittleEndian" header_type="UInt64">
  <ImageData WholeExtent="${extent}" Origin="0 0 0" Spacing="${grid.dx} ${grid.dy} ${grid.dz}">
${notes === undefined ? "" : fieldData(notes)}    <Piece Extent="${extent}">
      <CellData>
${arrays.join("\n")}
      </CellData>
    </Piece>
  </ImageData>
  <AppendedData encoding="raw">
   _`;
}

function unitKey(unit: string): string {
  return `<InformationKey name="UNITS_LABEL" location="vtkDataArray">${escapeXml(unit)}</InformationKey>`;
}

/** The time as ParaView reads it, and a text: VTK writes texts as the numbers of their bytes, ended by a 0. */
function fieldData({ time, about }: VtiNotes): string {
  const letters = [...new TextEncoder().encode(about), 0].join(" ");
  return `    <FieldData>
      <DataArray type="Float64" Name="TimeValue" NumberOfTuples="1" format="ascii">${time}</DataArray>
      <DataArray type="String" Name="milieu" NumberOfTuples="1" format="ascii">${letters}</DataArray>
    </FieldData>
`;
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
