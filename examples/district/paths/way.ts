import type { Draft, Path } from "../step.ts";
import { application } from "./application.ts";
import { approval } from "./approval.ts";
import { assembly } from "./assembly.ts";
import { cultivation } from "./cultivation.ts";
import { listing } from "./listing.ts";
import { membership } from "./membership.ts";
import { preparation } from "./preparation.ts";
import { probation } from "./probation.ts";

/** The whole way of one person, from the application to membership; whoever writes the record stops at today. */
export function* way(draft: Draft): Path<void> {
  const talked = yield* application(draft);
  const discussed = yield* cultivation(draft, talked);
  const listed = yield* listing(draft, discussed);
  const reviewed = yield* preparation(draft, listed);
  const resolved = yield* assembly(draft, reviewed);
  const converted = yield* probation(draft, yield* approval(draft, resolved));
  if (converted !== undefined) yield* membership(draft, converted);
}
