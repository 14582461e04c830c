// Every case runs on a phone and on a desk, with code and without; what needs code says so itself.
import { defineConfig } from "@playwright/test";
import { existsSync } from "node:fs";

const chromium = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"].find(existsSync);
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const desk = { viewport: { width: 1440, height: 900 } };

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  // Two cores: one browser at a time is the fastest.
  workers: 1,
  // What passes only at the second try, in a fresh program, is listed as flaky: to be mended, and no reason to stop others.
  retries: 1,
  // A sign-in by second factor may wait half a minute for its code.
  timeout: 90_000,
  expect: { timeout: 8_000 },
  reporter: [["list"]],
  use: {
    // Whatever waits in vain says where.
    actionTimeout: 20_000,
    navigationTimeout: 40_000,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "phone", use: { ...phone } },
    { name: "phone-plain", use: { ...phone, javaScriptEnabled: false } },
    { name: "desk", use: { ...desk } },
    { name: "desk-plain", use: { ...desk, javaScriptEnabled: false } },
  ],
});
