// How Chromium is started, for visits and for measurements.
import { existsSync } from "node:fs";

const KNOWN = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

export const LAUNCH = {
  executablePath: process.env.CHROME ?? KNOWN.find(existsSync),
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
};
