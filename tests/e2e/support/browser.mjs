// How browsers are started, for visits and for measurements.
import { existsSync } from "node:fs";

const KNOWN = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/** Where Firefox is, if it is. */
export const FIREFOX = process.env.FIREFOX ?? ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);

export const LAUNCH = {
  executablePath: process.env.CHROME ?? KNOWN.find(existsSync),
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
};
