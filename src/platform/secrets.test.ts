import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import fc from "fast-check";
import { fingerprint, newSecret, newTypedCode, openSecrets, plainCode, sameFingerprint, secretsFrom } from "./secrets.ts";

const secrets = secretsFrom(randomBytes(32));

describe("A sealed secret", () => {
  test("opens again in its place, whatever it says", () =>
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, place) => assert.equal(secrets.unseal(secrets.seal(plain, place), place), plain))));
  test("opens nowhere else, with no other key", () => {
    const sealed = secrets.seal("geheim", "person 1");
    assert.equal(secrets.unseal(sealed, "person 2"), null);
    assert.equal(secretsFrom(randomBytes(32)).unseal(sealed, "person 1"), null);
  });
  test("with one bit changed opens nothing", () => {
    const sealed = secrets.seal("geheim", "hier");
    for (let index = 3; index < sealed.length; index += 1) {
      for (const other of ["A", "B", "_", "."]) {
        const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
        const opened = secrets.unseal(changed, "hier");
        // The last letter of base64url carries unused bits: it may stand for the same bytes.
        if (changed !== sealed && opened !== null)
          assert.ok(Buffer.from(changed.split(".")[2] ?? "", "base64url").equals(Buffer.from(sealed.split(".")[2] ?? "", "base64url")), changed);
      }
    }
  });
  test("that is none opens nothing", () => {
    for (const none of ["", ".", "v1", "v1..", "v2.a.b", "v1.AAAA.AAAA", "x".repeat(10_000), "v1.\u0000.\u0000"]) assert.equal(secrets.unseal(none, "x"), null);
  });
  test("never looks the same twice", () => assert.notEqual(secrets.seal("a", "x"), secrets.seal("a", "x")));
});

describe("Codes and secrets", () => {
  test("a typed code has eight letters nobody confuses", () => {
    for (let count = 0; count < 200; count += 1) assert.match(newTypedCode(), /^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$/);
  });
  test("is compared without blanks, dashes and case", () => assert.equal(plainCode(" k7qp – 3xwm "), "K7QP3XWM"));
  test("secrets are of 256 bits and never the same", () => {
    const many = new Set(Array.from({ length: 1_000 }, newSecret));
    assert.equal(many.size, 1_000);
    for (const one of many) assert.equal(Buffer.from(one, "base64url").length, 32);
  });
  test("fingerprints are compared as a whole", () => {
    assert.ok(sameFingerprint(fingerprint("a"), fingerprint("a")));
    assert.equal(sameFingerprint(fingerprint("a"), fingerprint("b")), false);
    assert.equal(sameFingerprint("", fingerprint("a")), false);
  });
  test("signatures differ by purpose and key", () => {
    const other = secretsFrom(randomBytes(32));
    assert.equal(new Set([secrets.sign("a", "x"), secrets.sign("a", "y"), other.sign("a", "x"), secrets.sign("b", "x")]).size, 4);
  });
});

const opened = (directory: string) => {
  const secrets = openSecrets(directory);
  assert.ok(secrets.ok);
  return secrets.value;
};

describe("The installation's key", () => {
  test("that is empty or cut off is none", () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-key-"));
    opened(directory);
    const file = path.join(directory, "installation.key");
    for (const left of ["", fs.readFileSync(file, "utf8").slice(0, 20)]) {
      fs.writeFileSync(file, left);
      assert.deepEqual(openSecrets(directory), { ok: false, failure: "installation-key-damaged" });
    }
    fs.rmSync(directory, { recursive: true });
  });
  test("is the same for processes that start at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const directory = fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-key-"));
      const start = Date.now() + 400;
      const script = `import { openSecrets } from ${JSON.stringify(new URL("./secrets.js", import.meta.url).href)};
        while (Date.now() < ${start});
        const s = openSecrets(${JSON.stringify(directory)}); console.log(s.ok ? s.value.sign("a", "x") : s.failure);`;
      const told = await Promise.all([1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]).then(({ stdout }) => stdout.trim())));
      assert.equal(new Set(told).size, 1, told.join());
      assert.equal(told[0]?.length, 43);
      fs.rmSync(directory, { recursive: true });
    }
  });
  test("is made once, for the owner only, and found again", () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-key-"));
    const sealed = opened(directory).seal("geheim", "hier");
    assert.equal(opened(directory).unseal(sealed, "hier"), "geheim");
    assert.deepEqual(fs.readdirSync(directory), ["installation.key"]);
    assert.equal(fs.statSync(path.join(directory, "installation.key")).mode & 0o077, 0);
    fs.rmSync(directory, { recursive: true });
  });
});
