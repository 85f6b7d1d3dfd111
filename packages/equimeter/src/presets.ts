/**
 * Replaces `preset` by the keys it stands for, so that a resolved configuration spells everything
 * out. The keys that are given win. An unknown preset is left in place for the schema to refuse.
 */
export function expandPreset(
  given: Record<string, unknown>,
  presets: Record<string, object>,
): Record<string, unknown> {
  const { preset, ...own } = given;
  if (typeof preset !== "string" || !Object.hasOwn(presets, preset)) return given;
  return { ...presets[preset], ...own };
}
