import * as z from '../../../utils/zod';

/** One of these fits any single value of any message. */
const candidates = (projectId: string): readonly unknown[] => ['x', projectId, '2026-12-01', 0, 15, true, null];

/** The first of what a schema takes: every field that it names, those that may be absent too. */
export const wellFormed = (schema: unknown, projectId: string): unknown => {
  if (schema instanceof z.ZodMiniUndefined) return undefined;
  if (schema instanceof z.ZodMiniDiscriminatedUnion) return wellFormed(schema.def.options[0], projectId);
  if (schema instanceof z.ZodMiniExactOptional) return wellFormed(schema.def.innerType, projectId);
  if (schema instanceof z.ZodMiniArray) return [wellFormed(schema.def.element, projectId)];
  if (schema instanceof z.ZodMiniEnum) return Object.values(schema.def.entries)[0];
  if (schema instanceof z.ZodMiniRecord) {
    const { keyType, valueType } = schema.def;
    return { [String(wellFormed(keyType, projectId))]: wellFormed(valueType, projectId) };
  }
  if (schema instanceof z.ZodMiniLiteral) return schema.def.values[0];
  if (schema instanceof z.ZodMiniObject)
    return Object.fromEntries(
      Object.entries(schema.def.shape).map(([name, field]) => [name, wellFormed(field, projectId)]),
    );
  const found = candidates(projectId).find((value) => z.safeParse(schema as z.ZodMiniType, value).success);
  if (found === undefined) throw new Error('No value is known that fits');
  return found;
};
