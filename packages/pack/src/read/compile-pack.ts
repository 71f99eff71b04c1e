import { type Catalogue, isGuijuError, type Text } from "@guiju/core";
import { compileLifecycle, type Decision, type Lifecycle, type LifecycleSource, lifecycleMessages, type Norm } from "@guiju/lifecycle";
import { isInheritedFile } from "../overlay/inherit.ts";
import { kindIssues } from "./kind-issues.ts";
import type { FiledIssue, PackContents } from "./link.ts";
import { packIssue } from "./pack-text.ts";

/** Where a norm or decision came from: its file and its position in that file. */
interface Origin {
  readonly file: string;
  readonly index: number;
}

/** Compiles every lifecycle of a pack; what the compiler finds is brought back to the file and pointer it came from. */
export function compilePack(
  contents: PackContents,
  messages: Catalogue,
): {
  readonly lifecycles: ReadonlyMap<string, Lifecycle>;
  readonly issues: readonly FiledIssue[];
} {
  const lifecycles = new Map<string, Lifecycle>();
  const issues: FiledIssue[] = [];
  for (const { file, content } of contents.lifecycles) {
    const mine = contents.norms.filter((each) => (each.content.lifecycle ?? contents.lifecycles[0]?.content.id) === content.id);
    const norms = mine.flatMap((each) => each.content.norms.map((norm, index) => ({ norm, file: each.file, index })));
    const decisions = mine.flatMap((each) => (each.content.decisions ?? []).map((norm, index) => ({ norm, file: each.file, index })));
    const facts = contents.facts.find((each) => each.content.id === content.facts);
    if (facts === undefined) continue;
    const source = sourceOf(
      contents,
      versioned(contents, file, content),
      norms,
      decisions,
      facts.content.facts,
      fieldTitles(messages, content.id),
    );
    try {
      const lifecycle = compileLifecycle(source);
      lifecycles.set(source.name, lifecycle);
      for (const issue of kindIssues(lifecycle)) issues.push(backToFile(issue, { file, norms, decisions, facts: facts.file }));
    } catch (caught) {
      if (!isGuijuError(caught)) throw caught;
      const origins = { file, norms, decisions, facts: facts.file };
      for (const issue of caught.issues) issues.push(backToFile(issue, origins));
      if (caught.issues.length === 0) {
        issues.push({ file, issue: packIssue(caught.code, "", { zh: `定义不成立：${caught.message}`, en: caught.message }) });
      }
    }
  }
  return { lifecycles, issues };
}

/** A lifecycle file; one that is inherited carries the version of the pack that it is judged by, which may have changed its norms. */
function versioned(
  contents: PackContents,
  file: string,
  content: PackContents["lifecycles"][number]["content"],
): PackContents["lifecycles"][number]["content"] {
  return isInheritedFile(file) ? { ...content, version: contents.pack.version } : content;
}

function sourceOf(
  contents: PackContents,
  content: PackContents["lifecycles"][number]["content"],
  norms: readonly { readonly norm: Norm }[],
  decisions: readonly { readonly norm: Decision }[],
  facts: LifecycleSource["facts"],
  titles: NonNullable<LifecycleSource["titles"]>,
): LifecycleSource {
  return {
    name: `${contents.pack.id}/${content.id}`,
    file: content,
    facts,
    norms: norms.map((each) => each.norm),
    decisions: decisions.map((each) => each.norm),
    interpretations: contents.interpretations,
    instruments: contents.instruments,
    titles,
  };
}

/** What the fields of acts are called: in the words of the lifecycle, else of the pack, else of the engine. */
function fieldTitles(messages: Catalogue, lifecycle: string): Readonly<Record<string, Text>> {
  const titles = [titlesIn(lifecycleMessages, "fact."), titlesIn(messages, "fact."), titlesIn(messages, `${lifecycle}/fact.`)];
  return Object.assign({}, ...titles);
}

function titlesIn({ zh, en }: Catalogue, prefix: string): Readonly<Record<string, Text>> {
  const named = Object.entries(zh).filter(([key]) => key.startsWith(prefix) && Object.hasOwn(en, key));
  return Object.fromEntries(named.map(([key, title]) => [key.slice(prefix.length), { zh: title, en: en[key] as string }]));
}

function backToFile(
  issue: FiledIssue["issue"],
  origins: { readonly file: string; readonly norms: readonly Origin[]; readonly decisions: readonly Origin[]; readonly facts: string },
): FiledIssue {
  const [, root = "", position = "", ...rest] = (issue.pointer ?? "").split("/");
  const tail = rest.map((step) => `/${step}`).join("");
  const inFile = position === "" ? "" : `/${position}${tail}`;
  if (root === "norms" || root === "decisions") {
    const origin = origins[root][Number(position)];
    if (origin !== undefined) return { file: origin.file, issue: { ...issue, pointer: `/${root}/${origin.index}${tail}` } };
  }
  if (root === "interpretations") return { file: "pack.json", issue: { ...issue, pointer: `/interpretations${inFile}` } };
  if (root === "facts") return { file: origins.facts, issue: { ...issue, pointer: `/facts${inFile}` } };
  return { file: origins.file, issue: { ...issue, pointer: root === "file" ? inFile : "" } };
}
