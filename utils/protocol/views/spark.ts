/** Requests a day as a picture, ready to show: every text of it is composed beforehand. */
export interface SparkView {
  /** The whole picture in a sentence, or that there was nothing. */
  readonly words: string;
  /** `null` where there was nothing to draw. */
  readonly bars: SparkBars | null;
}

export interface SparkBars {
  /** One for each UTC day, oldest first. */
  readonly days: readonly SparkDay[];
  /** Whether the last day was not over when it was read. */
  readonly soFar: boolean;
  /** The first and the last day, as they stand below. */
  readonly from: string;
  readonly to: string;
  /** The highest figure. */
  readonly most: string;
}

export interface SparkDay {
  /** Of the highest bar, 0 to 1. */
  readonly height: number;
  /** Day and figure. */
  readonly said: string;
}
