export { lifecycleMessages } from "../../../lifecycle/src/messages/lifecycle-messages.ts";
