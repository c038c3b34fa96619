// Checks signatures with the reference library of Standard Webhooks: cases as JSON lines on standard input.
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";

let verified = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body } = JSON.parse(line);
  new Webhook(secret).verify(body, headers);
  let refused = false;
  try {
    new Webhook(secret).verify(body + " ", headers);
  } catch {
    refused = true;
  }
  if (!refused) {
    throw new Error("a changed body was taken for genuine");
  }
  verified++;
}
console.log(`verified ${verified}`);
