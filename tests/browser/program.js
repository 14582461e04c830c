// The program itself, as released, over a fresh folder with demonstration data.
import { execFileSync, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const program = process.env.NHIPCAU_PROGRAM ?? join(root, "target/release/nhipcau");

/** The plan document that ships with the program. */
export const planDocument = join(root, "server/service/data/ke-hoach-nq02-2026.txt");

/** Starts it, with further settings; gives its address, the people by role, and the ways to end it. */
export async function open(settings = {}) {
  const data = mkdtempSync(join(tmpdir(), "nhipcau-"));
  const address = `127.0.0.1:${await freePort()}`;
  const env = { ...process.env, NHIPCAU_DATA: data, NHIPCAU_LISTEN: address, RUST_LOG: "warn", ...settings };
  const people = {};
  for (const line of execFileSync(program, ["demo"], { env, encoding: "utf8" }).trim().split("\n")) {
    const [role, username, password, secret] = line.split("\t");
    people[role] ??= { username, password, secret };
  }
  const url = `http://${address}`;
  let server;
  const start = async () => {
    server = spawn(program, ["serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
    for (let tries = 0; ; tries++) {
      if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) break;
      if (tries > 200) throw new Error("the program did not become ready");
      await new Promise((later) => setTimeout(later, 50));
    }
  };
  /** Ends it by a signal and waits until it is gone. */
  const end = async (signal) => {
    const ended = new Promise((end) => server.once("exit", end));
    server.kill(signal);
    await ended;
  };
  const close = async () => {
    await end("SIGTERM");
    rmSync(data, { recursive: true });
  };
  await start();
  return { url, people, start, end, close };
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The code that a phone shows now for the secret of a second factor. */
export function secondFactor(secret) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
