import type { Citation, Issue, Text } from "@guiju/core";
import type { Assessment } from "../plan.ts";

const NOUNS: Readonly<Record<"vetoes" | "quotas" | "consequences", Text>> = {
  vetoes: { zh: "这条否决", en: "This veto" },
  quotas: { zh: "这条名额", en: "This quota" },
  consequences: { zh: "这条后果", en: "This consequence" },
};

/** Finds vetoes, quotas and consequences that do not say where they come from. An indicator without an article is refused before. */
export function missingArticles({ file }: Assessment): readonly Issue[] {
  return (["vetoes", "quotas", "consequences"] as const).flatMap((list) =>
    (file[list] ?? []).flatMap(({ article, basis }: { readonly article?: string; readonly basis?: Citation }, index): readonly Issue[] => {
      if (article !== undefined || basis?.article !== undefined) return [];
      const message = {
        zh: `${NOUNS[list].zh}没有写依据（article）：评分办法的第几条、哪一行或哪个标题。`,
        en: `${NOUNS[list].en} names no source: say in "article" which article, row or heading it comes from.`,
      };
      return [{ code: "missing_article", pointer: `/${list}/${index}`, message, severity: "warning" }];
    }),
  );
}
