import { GuijuError, type Text } from "@guiju/core";

/** An error of the command line itself: a wrong option, operand or path. The command ends with exit code 2. */
export function usage(message: Text, suggestion?: string): GuijuError {
  return new GuijuError("usage", message.en, { issues: [{ code: "usage", message, ...(suggestion === undefined ? {} : { suggestion }) }] });
}
