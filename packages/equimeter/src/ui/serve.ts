import { createServer, type Server } from "node:http";
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve as absolute } from "node:path";
import { getRequestListener } from "@hono/node-server";

import { UserError } from "../errors.js";
import { uiApp } from "./app.js";
import { builtPage } from "./assets.js";

export interface ServeOptions {
  /** Undefined: 8080, or the next that is free. 0: any that is free. */
  readonly port?: number | undefined;
  /** By default the built page of this installation. */
  readonly assets?: string | null;
}

/** A page that is being served. */
export interface Served {
  readonly address: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

const usualPort = 8080;

/** So many ports are tried. */
const mostTried = 20;

/** The address of a page names many runs, and so does what a broken connection sends to go on. */
const maxHeaderSize = 256 * 1024;

/**
 * Serves the page of a folder of runs, for this machine alone.
 *
 * @throws UserError where there is no such folder or the port is taken
 */
export async function serveUi(folder: string, options: ServeOptions = {}): Promise<Served> {
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined)
    throw new UserError(`there is no folder ${folder}: name the one your runs are in, or make it`);
  if (!status.isDirectory())
    throw new UserError(`${folder} is a file: name the folder your runs are in`);
  if (existsSync(join(folder, "run.json")))
    throw new UserError(
      `${folder} is a run itself: name the folder it lies in, ${dirname(absolute(folder))}`,
    );
  const { assets = builtPage(), port } = options;
  const { fetch } = uiApp({ folder, assets });
  const listener = getRequestListener((request) => fetch(request), {
    overrideGlobalObjects: false,
  });
  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => {
    void listener(incoming, outgoing);
  });
  const bound = await bind(server, port);
  return {
    address: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bind(server: Server, port: number | undefined): Promise<number> {
  const first = port ?? usualPort;
  for (let tried = first; ; tried++) {
    try {
      return await listen(server, tried);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isTaken = code === "EADDRINUSE" || code === "EACCES";
      if (isTaken && port === undefined && tried + 1 < first + mostTried) continue;
      if (isTaken && port === undefined)
        throw new UserError(`ports ${first} to ${tried} are taken: choose one with --port`);
      if (isTaken)
        throw new UserError(`port ${port} is taken or not yours: choose another with --port`);
      throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as { port: number }).port);
    });
  });
}
