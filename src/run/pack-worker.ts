import { packSnapshot, unpackSnapshot } from "./pack-snapshot.ts";
import type { PackCall, PackReply } from "./packer.ts";

/** What of a worker's own scope is used here. */
interface Scope {
  onmessage: ((event: { readonly data: PackCall }) => void) | null;
  postMessage(reply: PackReply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data }) => {
  const { reply, transfer } = answer(data);
  scope.postMessage(reply, transfer);
};

function answer({ id, pack, unpack }: PackCall): {
  readonly reply: PackReply;
  readonly transfer: Transferable[];
} {
  try {
    if (pack !== undefined) {
      const packed = packSnapshot(pack);
      return { reply: { id, packed }, transfer: [packed.buffer as ArrayBuffer] };
    }
    if (unpack !== undefined)
      return { reply: { id, snapshot: unpackSnapshot(unpack) }, transfer: [] };
    return { reply: { id, error: "was not asked for" }, transfer: [] };
  } catch (error) {
    return {
      reply: { id, error: error instanceof Error ? error.message : String(error) },
      transfer: [],
    };
  }
}
