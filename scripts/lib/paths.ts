import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout. */
export const projectFolder = resolve(import.meta.dirname, '..', '..');

/** Where things are kept that are worth keeping between checkouts. */
export const cacheFolder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'keydesk');

/** What a run leaves behind to look at; ignored by git. */
export const artifactsFolder = join(projectFolder, 'artifacts');

/** A program that npm installed for this project. */
export function binary(name: string): string {
  return join(projectFolder, 'node_modules', '.bin', name);
}
