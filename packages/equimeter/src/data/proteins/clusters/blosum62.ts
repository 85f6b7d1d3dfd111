/** The order of rows below; a letter's code is its place here. */
const letters = "ARNDCQEGHILKMFPSTWYV";
export const standardLetters = letters.length;
/** The code of B, J, X, Z and whatever else is none of the twenty. */
const unknown = letters.length;
export const codes = letters.length + 1;

/** BLOSUM62 (Henikoff and Henikoff 1992), in half bits, up to the diagonal. */
const triangle = `
4
-1 5
-2 0 6
-2 -2 1 6
0 -3 -3 -3 9
-1 1 0 0 -3 5
-1 0 0 2 -4 2 5
0 -2 0 -1 -3 -2 -2 6
-2 0 1 -1 -3 0 0 -2 8
-1 -3 -3 -3 -1 -3 -3 -4 -3 4
-1 -2 -3 -4 -1 -2 -3 -4 -3 2 4
-1 2 0 -1 -3 1 1 -2 -1 -3 -2 5
-1 -1 -2 -3 -1 0 -2 -3 -2 1 2 -1 5
-2 -3 -3 -3 -2 -3 -3 -3 -1 0 0 -3 0 6
-1 -2 -2 -1 -3 -1 -1 -2 -2 -3 -3 -1 -2 -4 7
1 -1 1 0 -1 0 0 0 -1 -2 -2 0 -1 -2 -1 4
0 -1 0 -1 -1 -1 -1 -2 -2 -1 -1 -1 -1 -2 -1 1 5
-3 -3 -4 -4 -2 -2 -3 -2 -2 -3 -2 -3 -1 1 -4 -3 -2 11
-2 -2 -2 -3 -2 -1 -2 -3 2 -1 -1 -2 -1 3 -3 -2 -2 2 7
0 -3 -3 -3 -1 -2 -2 -3 -3 3 1 -2 1 -1 -2 -2 0 -3 -1 4
`;

/** [codes * codes] The score of two residues side by side; −1 with an unknown one. */
export const blosum62 = new Int32Array(codes * codes).fill(-1);
triangle
  .trim()
  .split("\n")
  .forEach((line, row) =>
    line.split(" ").forEach((score, column) => {
      blosum62[row * codes + column] = blosum62[column * codes + row] = Number(score);
    }),
  );

/** Codes by the letters' character codes. Selenocysteine is a C and pyrrolysine a K, as in BLAST. */
const codeOf = new Uint8Array(128).fill(unknown);
for (const [code, letter] of [...letters].entries()) codeOf[letter.charCodeAt(0)] = code;
codeOf["U".charCodeAt(0)] = letters.indexOf("C");
codeOf["O".charCodeAt(0)] = letters.indexOf("K");

/** [n] The codes of a sequence's letters, in either case. */
export function encode(sequence: string): Uint8Array {
  const upper = sequence.toUpperCase();
  return Uint8Array.from(upper, (letter) => codeOf[letter.charCodeAt(0)] ?? unknown);
}
