import { expect, test } from "vitest";

import { junitXml } from "./junit.js";

test("a suite with a failure; texts are escaped", () => {
  const common = { suite: "model.pt.SO3", seconds: 0.25 };
  const xml = junitXml("equimeter check", [
    { ...common, name: "energy percent", failure: null, output: "0.1 % < 2 %" },
    { ...common, name: 'a "b"\u0007', failure: "3 % & more", output: "3 %" },
  ]);
  expect(xml).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites tests="2" failures="1" errors="0" skipped="0" time="0.500">
      <testsuite name="equimeter check" tests="2" failures="1" errors="0" skipped="0" time="0.500">
        <testcase classname="model.pt.SO3" name="energy percent" time="0.250">
          <system-out>0.1 % &lt; 2 %</system-out>
        </testcase>
        <testcase classname="model.pt.SO3" name="a &quot;b&quot;�" time="0.250">
          <failure message="3 % &amp; more">3 % &amp; more</failure>
          <system-out>3 %</system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});
