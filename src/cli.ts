#!/usr/bin/env node
/** The command line: `ringwall <operation> …`. */
import { runCommand } from "#edge/cli";

const { exitCode, output } = await runCommand({ fetch, env: process.env, directory: process.cwd() }, process.argv.slice(2));
(exitCode === 0 ? process.stdout : process.stderr).write(`${output}\n`);
process.exitCode = exitCode;
