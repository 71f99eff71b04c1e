import type { Text } from "@guiju/core";

/** What a warning of the burden lint rests on, and how surely it is known. */
export interface BurdenSource {
  readonly title: Text;
  /** When it was reported; neither its number nor its full text was seen. */
  readonly reported: string;
  readonly confidence: "secondary";
}

const RELIEF: BurdenSource = {
  title: { zh: "《整治形式主义为基层减负若干规定》", en: "Provisions on rectifying formalism and relieving grass-roots burdens" },
  reported: "2024-08-06",
  confidence: "secondary",
};

const APPS: BurdenSource = {
  title: { zh: "《政务移动互联网应用程序规范化管理办法》", en: "Measures for the regulated management of government mobile applications" },
  reported: "2026-02",
  confidence: "secondary",
};

/** The sources by name. */
export const BURDEN_SOURCES: { readonly relief: BurdenSource; readonly apps: BurdenSource } = { relief: RELIEF, apps: APPS };

/** Says what a warning rests on. The measures are of mobile applications: whether scoring in an office falls under them is not said there. */
export function citedBy(source: keyof typeof BURDEN_SOURCES): Text {
  const { title, reported } = BURDEN_SOURCES[source];
  const scope =
    source === "apps"
      ? {
          zh: "；该办法针对移动应用程序，后台考核是否适用未见说明",
          en: "; it is of mobile applications, and whether it covers scoring in an office is not said",
        }
      : { zh: "", en: "" };
  const [zhDay, enDay] = reported === "2026-02" ? ["2026年2月", "February 2026"] : ["2024年8月6日", "6 August 2024"];
  return {
    zh: `依据${title.zh}（${zhDay}报道，据转述，未见全文${scope.zh}）。`,
    en: `Source: ${title.en} (reported ${enDay}; at second hand, the full text was not seen${scope.en}).`,
  };
}
