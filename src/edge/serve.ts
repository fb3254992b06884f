/** Listens, and stops gracefully: no new requests, running ones end, then everything behind is closed. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

export type Listening = { readonly port: number; readonly stop: () => Promise<void> };

/** The listener answers by itself; what it promises is only when. */
const answering = (app: Hono) => {
  const listener = getRequestListener(app.fetch);
  return (request: IncomingMessage, response: ServerResponse): void => void listener(request, response);
};

/** At most so long a running request is waited for when stopping. */
const drainMs = 8_000;

/** Starts to listen; answers null when the port is taken. */
export async function listen(app: Hono, { port, host }: { readonly port: number; readonly host: string }): Promise<Listening | null> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, answering(app));
  const open = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, host, () => resolve(true));
  });
  if (!open) return null;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), drainMs).unref();
    });
  // listen() on a TCP port always yields an AddressInfo.
  return { port: (server.address() as AddressInfo).port, stop };
}
