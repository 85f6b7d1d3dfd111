#!/usr/bin/env node
// Plain JavaScript that any Node can parse, so that an old one gets a sentence and not a syntax error.
if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`equimeter needs Node 20 or newer; this is Node ${process.versions.node}.`);
  process.exit(2);
}

// Whoever stops reading, as `| head` does, wants no more text; the work goes on.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });

const { main } = await import("../dist/cli/main.js");
process.exitCode = await main(process.argv.slice(2));
