/** The doors of a test's world, wired as `main` wires them. */
import path from "node:path";
import type { Hono } from "hono";
import { openApp } from "#edge/app";
import type { Doors } from "#edge/doors";
import type { House } from "#edge/perform";
import type { Identify } from "#platform/usecase";
import { emergencyPapers, emergencyPhone, failureSentence, framing, identify, operationTitle, screens } from "#topics/all";
import { root } from "./engine.ts";

/** What was reported as a failure nobody expected. */
export type Reports = { readonly reference: string; readonly error: unknown }[];

/** The whole application of a house; tests may bring their own way to know who comes. */
export function openDoors(house: House, reports: Reports = [], knows: Identify = identify): Hono {
  const report = (reference: string, error: unknown) => void reports.push({ reference, error });
  const doors: Doors = {
    house,
    screens,
    identify: knows,
    framing,
    failureSentence,
    operationTitle,
    assets: path.join(root, "dist/assets"),
    version: "test",
    report,
  };
  return openApp(doors, {
    islands: path.join(root, "dist/ui/islands"),
    manual: path.join(root, "docs/handbuch"),
    securityContact: "mailto:sicherheit@example.org",
    emergency: emergencyPapers,
    phone: emergencyPhone,
  });
}
