/** Of an option that may be repeated: all of its values. */
export const collectValues = (value: string, before: string[] = []): string[] => [...before, value];
