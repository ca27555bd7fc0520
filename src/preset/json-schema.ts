import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { alternativesOfSchema } from "../model/schema-parts.ts";
import { presetSchema } from "./preset-schema.ts";

type JsonSchema = ReturnType<typeof toJsonSchema>;

/** The JSON Schema of preset files, with which editors complete and check them. */
export function presetJsonSchema(): JsonSchema {
  return jsonSchemaOf(presetSchema, {
    title: "Milieu preset",
    description: "A preset of Milieu, format milieu/1; docs/preset-format.md explains every key.",
  });
}

/** The JSON Schema that a valibot schema of this project is. */
export function jsonSchemaOf(
  schema: GenericSchema,
  about: { title: string; description: string },
): JsonSchema {
  return { ...convert(schema), ...about };
}

/** Alternatives stand where they are used, so the definitions that the converter collects go. */
function convert(schema: GenericSchema): JsonSchema {
  const { $defs: _, ...converted } = toJsonSchema(schema, {
    errorMode: "ignore",
    overrideSchema: ({ valibotSchema }) => {
      const alternatives = alternativesOfSchema(valibotSchema);
      return alternatives === undefined ? undefined : { anyOf: alternatives.map(withoutDialect) };
    },
  });
  return converted;
}

function withoutDialect(schema: GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = convert(schema);
  return rest;
}
