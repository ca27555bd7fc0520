import type { Path } from "./change-text.ts";

/** What this project's JSON schemas use of JSON Schema. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
}

/**
 * The schemas that a value at a path may follow, alternatives apart; `json` is the whole of the text as far as it
 * can be read, so that of alternatives only those are left that fit what is written ("type": "loss").
 */
export function schemasAt(schema: SchemaNode, path: Path, json: unknown): readonly SchemaNode[] {
  let schemas = alternatives(schema, json);
  let value = json;
  for (const key of path) {
    const inside = childOf(value, key);
    schemas = schemas.flatMap((one) => {
      const child = typeof key === "number" ? one.items : propertyOf(one, key);
      return child === undefined ? [] : alternatives(child, inside);
    });
    value = inside;
  }
  return schemas;
}

function propertyOf(
  { properties, additionalProperties }: SchemaNode,
  key: string,
): SchemaNode | undefined {
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

/** A schema's alternatives, without those whose fixed keys are others than the value's. */
function alternatives(schema: SchemaNode, value: unknown): readonly SchemaNode[] {
  const several = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (several.length === 0) return [schema];
  const { description } = schema;
  const all = several
    .flatMap((one) => alternatives(one, value))
    .map((one) =>
      description === undefined || one.description !== undefined ? one : { ...one, description },
    );
  const fitting = all.filter((one) => fits(one, value));
  return fitting.length === 0 ? all : fitting;
}

function fits({ properties = {} }: SchemaNode, value: unknown): boolean {
  return Object.entries(properties).every(([key, { const: fixed }]) => {
    const present = childOf(value, key);
    return fixed === undefined || present === undefined || present === fixed;
  });
}

function childOf(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[key];
}
