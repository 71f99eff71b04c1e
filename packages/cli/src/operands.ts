import type { CommandName } from "./command-table.ts";
import { COMMANDS } from "./command-table.ts";
import { say } from "./say.ts";
import type { Session } from "./session.ts";
import { usage } from "./usage.ts";

/** The one operand of a command. @throws GuijuError `usage` where there is none or more than one. */
export function oneOperand(session: Session, command: CommandName): string {
  return operands(session, command, 1)[0] as string;
}

/** Exactly `count` operands of a command. @throws GuijuError `usage` */
export function operands(session: Session, command: CommandName, count: number): readonly string[] {
  if (session.operands.length === count) return session.operands;
  const slots = { command, operands: COMMANDS[command].operands, extra: session.operands[count] ?? "" };
  throw usage(say(session.operands.length < count ? "usage.operandMissing" : "usage.operandExtra", slots));
}
