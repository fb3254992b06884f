/** Counts what travels between product and PostgreSQL: each answer that ends with “ready for query” was one round trip. */
import net from "node:net";

export type Counting = { readonly url: string; readonly trips: () => number; readonly close: () => void };

const readyForQuery = "Z".charCodeAt(0);

/** Follows the server's messages (type, length, content) through arbitrary chunks. */
function counterOf(count: () => void) {
  let rest = Buffer.alloc(0);
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= 5) {
      const end = at + 1 + rest.readUInt32BE(at + 1);
      if (end > rest.length) break;
      if (rest[at] === readyForQuery) count();
      at = end;
    }
    rest = rest.subarray(at);
  };
}

/** Listens in front of the server of an address. */
export async function countTrips(target: string): Promise<Counting> {
  const url = new URL(target);
  let trips = 0;
  const server = net.createServer((near) => {
    const far = net.connect(Number(url.port), url.hostname);
    near.pipe(far).pipe(near);
    far.on(
      "data",
      counterOf(() => (trips += 1)),
    );
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const near = new URL(target);
  near.port = String(typeof address === "object" && address ? address.port : 0);
  return { url: near.href, trips: () => trips, close: () => server.close() };
}
