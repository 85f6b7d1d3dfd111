import { expect, test } from "vitest";
import { UnclosedQuote, parseComment } from "./comment.js";
import { typedValue } from "./values.js";

/** What a comment line says, as the reader sees it. */
function read(line: string): Record<string, unknown> {
  const entries = parseComment(line);
  return Object.fromEntries(
    entries.map(({ key, value }) => [key, value === null ? true : typedValue(value)]),
  );
}

test.each<[string, string, Record<string, unknown>]>([
  [
    "numbers",
    "n=7 x=-1.5 e=1.0e-3 d=1.0D-3 d2=2d2 half=.5 whole=3.",
    { n: 7, x: -1.5, e: 1e-3, d: 1e-3, d2: 200, half: 0.5, whole: 3 },
  ],
  ["not finite", "a=nan b=-inf c=+Infinity", { a: NaN, b: -Infinity, c: Infinity }],
  [
    "identifiers too long for a double stay text",
    "long=12345678901234567890 fits=9007199254740991 two=1,12345678901234567890",
    {
      long: "12345678901234567890",
      fits: 9007199254740991,
      two: "1,12345678901234567890",
    },
  ],
  [
    "logicals",
    "a=T b=F c=True d=False e=true f=FALSE",
    { a: true, b: false, c: true, d: false, e: true, f: false },
  ],
  ["keys alone are true", "alone b=1 also_alone", { alone: true, b: 1, also_alone: true }],
  [
    "lists",
    'a="1 2 3" b=[1,2,3] c={1 2 3} d=[1, 2.5, 3] e=1,2',
    { a: [1, 2, 3], b: [1, 2, 3], c: [1, 2, 3], d: [1, 2.5, 3], e: [1, 2] },
  ],
  ["lists of logicals", 'a="T F T" b=[True, False]', { a: [true, false, true], b: [true, false] }],
  [
    "lists of lists",
    "m=[[1, 2], [3, 4]] one=[5]",
    {
      m: [
        [1, 2],
        [3, 4],
      ],
      one: 5,
    },
  ], // as ASE
  [
    "quotes and escapes",
    String.raw`a="it is \"so\"" b='single "quotes"' c="back\\slash" d=" spaces "`,
    { a: 'it is "so"', b: 'single "quotes"', c: "back\\slash", d: " spaces " },
  ],
  [
    "backslashes of SMILES stay",
    String.raw`s=F/C=C\F t="C/C=C\n1cccc1 x"`,
    { s: "F/C=C\\F", t: "C/C=C\\n1cccc1 x" },
  ],
  [
    "brackets of SMILES stay",
    "s=[H]C([H])[H] t=C[C@H](N)O u=[H",
    { s: "[H]C([H])[H]", t: "C[C@H](N)O", u: "[H" },
  ],
  ["spaces around the equals sign", 'name = "x y"  b =  2', { name: "x y", b: 2 }],
  [
    "odd but legal",
    `eq=a=b "a key"=1 empty="" o=5'clock`,
    { eq: "a=b", "a key": 1, empty: "", o: "5'clock" },
  ],
  [
    "JSON",
    String.raw`j="_JSON {\"a\": [1, null, \"x y\"]}" k="_JSON [[1, 2], [3, 4]]"`,
    {
      j: { a: [1, null, "x y"] },
      k: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    "JSON as ASE escapes it, and as formatXyz does",
    String.raw`a="_JSON {\"s\": \"C\\C\"}" b="_JSON \"a\nb\"" c="_JSON \"C\\\\C\""`,
    { a: { s: "C\\C" }, b: "a\nb", c: "C\\C" },
  ],
  ["what is no JSON stays text", 'j="_JSON [NaN]"', { j: "_JSON [NaN]" }],
])("%s", (_what, line, expected) => {
  expect(read(line)).toEqual(expected);
});

test("an unclosed quote is reported from where it opens", () => {
  expect(() => parseComment('a=1 title="five words')).toThrow(UnclosedQuote);
  expect(() => parseComment('a=1 title="five words')).toThrow('"five words');
});

test("stray signs neither hang nor throw", () => {
  for (const line of ["=", "= 5", "a==", "==a", "  ", "a= ", "[ ] { }", ',="']) {
    expect(() => {
      try {
        parseComment(line);
      } catch (error) {
        if (!(error instanceof UnclosedQuote)) throw error;
      }
    }).not.toThrow();
  }
});
