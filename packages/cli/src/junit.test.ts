import { expect, test } from "vitest";
import { junitXml } from "./junit.ts";

test("a JUnit file counts failures and escapes what XML cannot hold", () => {
  const text = junitXml([
    { suite: "a", name: "one", failures: [] },
    { suite: "a", name: 'two <&"', failures: ["should be \u0001\n1"] },
  ]);
  expect(text).toContain('<testsuites name="guiju" tests="2" failures="1">');
  expect(text).toContain('<testcase classname="a" name="one"/>');
  expect(text).toContain('name="two &lt;&amp;&quot;"');
  expect(text).toContain('message="should be \ufffd&#10;1"');
});
