/**
 * Does @equimeter/torch build and pass its tests with other libtorches and other Nodes?
 *
 *     sudo node scripts/portability/run.mjs --suite trixie,sid --node own,22,24
 *
 * Prints a line for each libtorch and Node. The exit code is 1 when a test failed anywhere.
 */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { main, ROOT, SetupError, step } from "../setup/run.mjs";
import { copyCheckout, describeCheckout } from "./checkout.mjs";
import { stubCudnn } from "./cudnn-stub.mjs";
import { nodeBinary } from "./nodes.mjs";
import { debian, host } from "./place.mjs";
import { debianRoot } from "./root.mjs";
import { failureList, table } from "./table.mjs";
import { prepare, runTests } from "./torch-tests.mjs";

const HELP = `usage: node scripts/portability/run.mjs [options] [vitest filters]

Runs the tests of packages/torch (or those that the filters name) with other libtorches and Nodes.

  --suite LIST    where: "host" (this machine's libtorch), or Debian releases, each in a root of its own that
                  debootstrap makes once: trixie, sid; "trixie-cuda" takes libtorch-cuda-dev from contrib and
                  non-free (a download of 2.4 GB, 6 GB on disk); or NAME=DIR: this machine with the libtorch in
                  DIR, such as site-packages/torch of pip's. Default: host,trixie
  --node LIST     with which Node: "own" (the one that runs this, or Debian's), or versions from npm's registry
                  such as 22,24. Default: own
  --commit NAME   tests this commit instead of the working tree
  --pip           also finds, builds and loads the system's libtorch laid out as pip's wheels are
  --mirror URL    where debootstrap loads from. Default: the Debian mirror that apt on this machine uses
  --scratch DIR   where roots, copies and logs go (4 GB for trixie and sid). Default: a folder in ${tmpdir()}
  --minutes N     the longest that one run of the tests may take. Default: 20
  --json FILE     writes the results there too

Debian roots need root, debootstrap and the network. Nothing stays mounted, however this ends.`;

const OPTIONS = {
  suite: { type: "string", default: "host,trixie" },
  node: { type: "string", default: "own" },
  commit: { type: "string" },
  pip: { type: "boolean", default: false },
  mirror: { type: "string" },
  scratch: { type: "string", default: path.join(tmpdir(), "equimeter-portability") },
  minutes: { type: "string", default: "20" },
  json: { type: "string" },
  help: { type: "boolean", default: false, short: "h" },
};

await main(async () => {
  const { values: options, positionals } = parse();
  if (options.help) return void console.log(HELP);
  const filters = positionals.length > 0 ? positionals : ["packages/torch"];
  const scratch = path.resolve(options.scratch);
  const tested = describeCheckout(options.commit);
  const rows = [];
  const notes = [];
  for (const suite of options.suite.split(",")) {
    const place = await openPlace(suite, scratch, options);
    const { name } = place;
    const logFile = (part) => path.join(scratch, "logs", `${name}-${part}.log`);
    await step(`${name}: copy of ${tested}`, () => copyCheckout(place.outside, options.commit));
    const built = await step(`${name}: native core and types`, () => prepare(place, logFile));
    if (built.typeErrors > 0)
      notes.push(`${name}: ${built.typeErrors} type errors, see ${logFile("types")}`);
    for (const wanted of options.node.split(",")) {
      const node = wanted === "own" ? place.ownNode : place.install(nodeBinary(wanted, scratch));
      const log = logFile(`node-${wanted}`);
      const minutes = Number(options.minutes);
      const result = await step(`${name}: tests with Node ${wanted}`, () =>
        runTests(place, { node, filters, log, minutes }),
      );
      rows.push({ place: name, ...built, ...result });
    }
    if (options.pip && !place.libtorch) notes.push(...(await pipLayout(place, logFile("pip"))));
  }
  console.log(
    `${tested}\n\n${[table(rows), notes.join("\n"), failureList(rows)].filter(Boolean).join("\n\n")}`,
  );
  if (options.json)
    writeFileSync(options.json, `${JSON.stringify({ tested, rows, notes }, null, 2)}\n`);
  return rows.some((row) => row.failed > 0) ? 1 : 0;
});

function parse() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new SetupError(`${error.message}\n\n${HELP}`);
  }
}

async function openPlace(name, scratch, { mirror }) {
  mkdirSync(scratch, { recursive: true });
  if (name === "host") return host(scratch);
  const [, label, libtorch] = /^(\w[\w-]*)=(.+)$/.exec(name) ?? [];
  if (libtorch) return host(scratch, { name: label, libtorch: path.resolve(libtorch) });
  const cuda = name.endsWith("-cuda");
  const suite = name.replace(/-cuda$/, "");
  const root = await step(`${name}: Debian root`, () =>
    debianRoot({ suite, scratch, mirror, cuda }),
  );
  return debian(name, root, { libraries: cuda ? stubCudnn(root) : null });
}

async function pipLayout(place, log) {
  // The copy may be of a commit that has no such script.
  const script = "scripts/portability/pip-layout.mjs";
  mkdirSync(path.dirname(path.join(place.outside, script)), { recursive: true });
  copyFileSync(path.join(ROOT, script), path.join(place.outside, script));
  const args = ["node", script];
  const { status, output } = await step(`${place.name}: pip's layout`, () =>
    place.run(args, { log, mayFail: true }),
  );
  return status === 0
    ? output
        .split("\n")
        .filter((line) => line.startsWith("pip layout"))
        .map((line) => `${place.name}: ${line}`)
    : [`${place.name}: pip layout FAILED, see ${log}`];
}
