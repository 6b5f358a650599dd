import { z } from 'zod';
import type { ConnectionField } from '../../shared/domain/connection';
import type { VendorDefinition } from '../vendors/port';
import type { ConfigValue } from './origins';

const propertySchema = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
const objectSchema = z.object({
  properties: z.record(z.string(), propertySchema),
  required: z.array(z.string()).optional(),
});

/** The connection form of a vendor, derived from its schemas: settings first, then secrets. */
export function connectionFields(definition: VendorDefinition): readonly ConnectionField[] {
  const json = objectSchema.parse(z.toJSONSchema(definition.configSchema, { io: 'input', unrepresentable: 'any' }));
  const required = new Set(json.required ?? []);
  const settings = Object.entries(json.properties).map(([name, property]): ConnectionField => ({
    name,
    kind: kindOf(name, property),
    secret: false,
    required: required.has(name),
    choices: property.type === 'boolean' ? ['true', 'false'] : (property.enum ?? []).map(String),
    defaultValue: property.default === undefined ? null : String(property.default),
  }));
  const secrets = definition.secretFields.map(({ name, required: isRequired }): ConnectionField => ({
    name,
    kind: 'text',
    secret: true,
    required: isRequired,
    choices: [],
    defaultValue: null,
  }));
  return [...settings, ...secrets];
}

function kindOf(name: string, property: z.infer<typeof propertySchema>): ConnectionField['kind'] {
  if (property.enum !== undefined || property.type === 'boolean') return 'choice';
  if (property.type === 'integer' || property.type === 'number') return 'integer';
  // A schema may check addresses by rules of its own, which JSON Schema has no word for; the names are then what tells.
  return property.format === 'uri' || /(?:origin|url|uri|urltemplate)$/iu.test(name) ? 'url' : 'text';
}

/** A form's values as the schema wants them: empty ones left out, whole numbers and yes/no as such. */
export function readForm(
  fields: readonly ConnectionField[],
  values: Readonly<Record<string, ConfigValue>>,
): Readonly<Record<string, ConfigValue>> {
  const kinds = new Map(fields.map((field) => [field.name, field]));
  const entries = Object.entries(values).flatMap(([name, value]): [string, ConfigValue][] => {
    const text = typeof value === 'string' ? value.trim() : value;
    if (text === '') return [];
    const field = kinds.get(name);
    if (field?.kind === 'integer' && typeof text === 'string' && /^-?\d{1,15}$/u.test(text)) {
      return [[name, Number(text)]];
    }
    if (field?.kind === 'choice' && (text === 'true' || text === 'false') && field.choices.join() === 'true,false') {
      return [[name, text === 'true']];
    }
    return [[name, text]];
  });
  return Object.fromEntries(entries);
}
