/** A number from elsewhere. */
export interface Point {
  /** Of the tag, the column or the series. */
  readonly name: string;
  readonly step: number;
  /** Since any moment, the same one for all points of a source; NaN where the source tells no time. */
  readonly seconds: number;
  readonly value: number;
}

/** Sentences about what of a source was left out. */
export type SourceDamage = string[];
