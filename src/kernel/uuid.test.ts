import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { ringwallNamespace, uuidOf } from "./uuid.ts";

test("the example of the standard comes out (RFC 9562, A.4)", () => {
  assert.equal(uuidOf("www.example.com", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
});

test("every text has the name that another implementation gives it", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ minLength: 50, maxLength: 300 })), (text) => {
      const hash = createHash("sha1")
        .update(Buffer.from(ringwallNamespace.replaceAll("-", ""), "hex"))
        .update(Buffer.from(text, "utf8"))
        .digest();
      hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
      hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
      assert.equal(uuidOf(text).replaceAll("-", ""), hash.subarray(0, 16).toString("hex"));
    }),
    { numRuns: 300 },
  );
});
