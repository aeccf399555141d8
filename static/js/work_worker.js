// Finds the first number behind which the SHA-256 of the challenge begins with so many zero bits. The page's own SHA-256
// (FIPS 180-4), of one block: that of the browser is slower for short texts and is missing where there is no TLS.
"use strict";

const BLOCK = 64; // octets; nine of them end the text
const START = new Uint32Array(8);
const ROUND = new Uint32Array(BLOCK);

function firstBits(root) {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function findConstants() {
  let found = 0;
  for (let number = 2; found < ROUND.length; number++) {
    let isPrime = true;
    for (let by = 2; by * by <= number && isPrime; by++) isPrime = number % by !== 0;
    if (!isPrime) continue;
    if (found < START.length) START[found] = firstBits(Math.sqrt(number));
    ROUND[found++] = firstBits(Math.cbrt(number));
  }
}

const turned = (word, by) => (word >>> by) | (word << (32 - by));
const words = new Int32Array(BLOCK);
const octets = new Uint8Array(BLOCK);
const view = new DataView(octets.buffer);

function spread() {
  for (let at = 0; at < 16; at++) words[at] = view.getInt32(at * 4);
  for (let at = 16; at < BLOCK; at++) {
    const near = words[at - 15];
    const last = words[at - 2];
    const small = turned(near, 7) ^ turned(near, 18) ^ (near >>> 3);
    const large = turned(last, 17) ^ turned(last, 19) ^ (last >>> 10);
    words[at] = words[at - 16] + small + words[at - 7] + large;
  }
}

function firstWord() {
  spread();
  let [a, b, c, d, e, f, g, h] = START;
  for (let at = 0; at < BLOCK; at++) {
    const large = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + large + ((e & f) ^ (~e & g)) + ROUND[at] + words[at]) | 0;
    const other = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
  }
  return (START[0] + a) >>> 0;
}

function put(text) {
  octets.fill(0);
  for (let at = 0; at < text.length; at++) octets[at] = text.charCodeAt(at);
  octets[text.length] = 0x80;
  view.setUint32(BLOCK - 4, text.length * 8);
}

findConstants();
addEventListener("message", ({ data: { challenge, bits } }) => {
  for (let number = 0; ; number++) {
    put(challenge + number);
    if (firstWord() >>> (32 - bits) === 0) {
      postMessage(number);
      return;
    }
  }
});
