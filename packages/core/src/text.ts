/** The languages every text for people exists in: Chinese and English. */
export type Language = "zh" | "en";

/** One text for people in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
