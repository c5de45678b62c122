import type { ChildProcess, SpawnOptions } from 'node:child_process';

export function nodeArgumentsFor(file: string): string[];
export function startTypeScript(file: string, args?: readonly string[], options?: SpawnOptions): ChildProcess;
export function liveAndDieWith(child: ChildProcess): void;
