/** A browser reduced to what is measured: one connection kept open, one cookie, the time until the last byte. */
import http from "node:http";

export type Answer = { readonly status: number; readonly body: Buffer; readonly headers: http.IncomingHttpHeaders };

export type Sending = {
  readonly method?: "GET" | "POST";
  readonly json?: unknown;
  readonly session?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Client = {
  readonly send: (path: string, sending?: Sending) => Promise<Answer>;
  readonly close: () => void;
};

function headersOf({ json, session, headers }: Sending): Record<string, string> {
  return {
    "sec-fetch-site": "same-origin",
    ...(json === undefined ? {} : { "content-type": "application/json", accept: "application/json" }),
    ...(session === undefined ? {} : { cookie: `__Host-ringwall=${session}` }),
    ...headers,
  };
}

/** Opens a client of the server on a port of this machine. */
export function openClient(port: number): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const send = (path: string, sending: Sending = {}): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      const { method = sending.json === undefined ? "GET" : "POST" } = sending;
      const request = http.request({ agent, host: "127.0.0.1", port, path, method, headers: headersOf(sending) }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), headers: response.headers }));
        response.on("error", reject);
      });
      // The server closes what was silent for some seconds; as browsers do, whoever finds that out asks again.
      request.on("error", (error) => (request.reusedSocket && "code" in error && error.code === "ECONNRESET" ? resolve(send(path, sending)) : reject(error)));
      request.end(sending.json === undefined ? undefined : JSON.stringify(sending.json));
    });
  return { send, close: () => agent.destroy() };
}

/** The secret a session was opened with. */
export const sessionIn = ({ headers }: Answer): string => /__Host-ringwall=([^;]+)/.exec((headers["set-cookie"] ?? []).join(";"))?.[1] ?? "";
