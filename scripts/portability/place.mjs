/**
 * Where the tests run: on this machine, or inside a Debian root. A place knows the folder of its copy of the
 * checkout under two names, from here (`outside`) and from inside (`inside`), and how to run a program there.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SetupError } from "../setup/run.mjs";

const SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** This machine with the libtorch in the folder `libtorch`, or with its own; the copy lies in `scratch`. */
export function host(scratch, { name = "host", libtorch = null } = {}) {
  const folder = path.join(scratch, name, "equimeter");
  const LIBTORCH = libtorch ?? process.env.LIBTORCH;
  return {
    name,
    libtorch,
    outside: folder,
    inside: folder,
    ownNode: process.execPath,
    install: (node) => node,
    run: (args, { node = process.execPath, ...options } = {}) =>
      execute(args, {
        ...options,
        cwd: folder,
        env: {
          ...process.env,
          LIBTORCH,
          PATH: `${path.dirname(node)}:${process.env.PATH}`,
          NO_COLOR: "1",
          FORCE_COLOR: undefined,
        },
      }),
  };
}

/**
 * The Debian root in the folder `root`. It sees nothing of this machine's environment. `libraries` is a folder
 * inside where the dynamic linker looks first, or null.
 */
export function debian(name, root, { libraries = null } = {}) {
  const inside = "/srv/equimeter";
  return {
    name,
    outside: path.join(root, inside),
    inside,
    ownNode: "/usr/bin/node",
    install: (node) => {
      const target = path.join("/opt", path.basename(path.dirname(path.dirname(node))), "bin/node");
      mkdirSync(path.join(root, path.dirname(target)), { recursive: true });
      copyFileSync(node, path.join(root, target));
      return target;
    },
    run: (args, { node = "/usr/bin/node", ...options } = {}) => {
      const env = { PATH: `${path.dirname(node)}:${SYSTEM_PATH}`, NO_COLOR: "1" };
      if (libraries) env.LD_LIBRARY_PATH = libraries;
      return enter(root, args, { ...options, cwd: inside, env });
    },
  };
}

/**
 * Runs a program inside `root` with /proc and /dev mounted. The mounts and the processes live in namespaces of
 * their own: when the program ends, or is killed, the kernel takes them away; nothing is left to clean up.
 */
export function enter(root, args, { env = {}, cwd = "/", ...options } = {}) {
  const mount =
    'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"';
  const variables = { PATH: SYSTEM_PATH, HOME: "/root", LANG: "C.UTF-8", ...env };
  const clean = ["/usr/bin/env", "-i", "-C", cwd];
  for (const [key, value] of Object.entries(variables)) clean.push(`${key}=${value}`);
  // setpriv: dies with this process even when that is killed.
  const unshare = ["setpriv", "--pdeathsig", "KILL"];
  unshare.push("unshare", "--mount", "--pid", "--fork", "--kill-child");
  return execute([...unshare, "sh", "-c", mount, root, ...clean, ...args], options);
}

/**
 * Runs a program to its end; its output goes to the file `log` too. Returns `{ status, output, seconds }`;
 * throws SetupError on failure unless `mayFail`.
 */
export function execute(args, { log, mayFail = false, minutes = 20, ...options } = {}) {
  const start = performance.now();
  const [program, ...rest] = args;
  const { status, signal, stdout, stderr, error } = spawnSync(program, rest, {
    ...options,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 256 << 20,
    timeout: minutes * 60_000,
    killSignal: "SIGKILL",
  });
  const seconds = (performance.now() - start) / 1000;
  const output = `${stdout ?? ""}${stderr ?? ""}`;
  if (log) {
    mkdirSync(path.dirname(log), { recursive: true });
    rmSync(log, { force: true });
    writeFileSync(log, output);
  }
  if (status === 0 || mayFail) return { status: status ?? 1, output, seconds };
  const reason = error?.message ?? (signal ? `ended by ${signal}` : `exit code ${status}`);
  const end = output.trim().split("\n").slice(-12).join("\n");
  throw new SetupError(`${args.slice(0, 3).join(" ")} … failed (${reason}):\n${end}`);
}
