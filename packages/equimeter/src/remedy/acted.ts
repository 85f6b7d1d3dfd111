/** A call of an action; one sample without an axis for samples gets one for its time. */
export function acted(method: string, values: string, element: string, alone: boolean): string {
  return alone
    ? `self.${method}(${values}.unsqueeze(0), ${element}).squeeze(0)`
    : `self.${method}(${values}, ${element})`;
}
