/**
 * Put before the product when its pictures are taken: the clock starts at the moment named in `PICTURED_DAY` and goes slowly, so that pictures
 * taken again show the same minute, on a slow machine too. `PICTURED_SINCE` is when it was set (ms), the same for every process of the run.
 */
const day = Date.parse(process.env["PICTURED_DAY"] ?? "");
const since = Number(process.env["PICTURED_SINCE"]);
if (!Number.isFinite(day + since)) throw new Error("PICTURED_DAY and PICTURED_SINCE must name two moments");

/** So many minutes of the machine are one of the product. */
const slowness = 20;
const realNow = Date.now;
Date.now = () => Math.floor(day + (realNow() - since) / slowness);
globalThis.Date = new Proxy(Date, { construct: (made, given: [], asked) => Reflect.construct(made, given.length === 0 ? [Date.now()] : given, asked) as Date });
