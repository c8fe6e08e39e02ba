import type { Command, Commit } from '../../shared/protocol/protocol.ts';
import { forget, keep, recall } from './store.ts';

/**
 * Choices that the server has not acknowledged yet, oldest first. They outlive the tab and are sent
 * again under the same id, so that each counts once.
 */
export class Outbox {
  readonly #key: string;
  #commits: readonly Commit[];

  constructor(key: string) {
    this.#key = `unsent.${key}`;
    const stored = recall(this.#key);
    this.#commits = Array.isArray(stored) ? stored.filter(isCommit) : [];
  }

  get commits(): readonly Commit[] {
    return this.#commits;
  }

  /** Adds a choice; an unsent earlier choice about the same thing gives way to it. */
  add(commit: Commit): readonly Commit[] {
    const replaced = this.#commits.filter((old) => sameDecision(old, commit));
    this.#store([...this.#commits.filter((old) => !sameDecision(old, commit)), commit]);
    return replaced;
  }

  has(id: string): boolean {
    return this.#commits.some((commit) => commit.id === id);
  }

  remove(id: string): void {
    this.#store(this.#commits.filter((commit) => commit.id !== id));
  }

  clear(): void {
    this.#store([]);
  }

  #store(commits: readonly Commit[]): void {
    this.#commits = commits;
    if (commits.length === 0) forget(this.#key);
    else keep(this.#key, commits);
  }
}

/** Words are no choice that a newer one could replace. */
function sameDecision(a: Commit, b: Commit): boolean {
  return (
    a.command.type !== 'say' &&
    a.at?.round === b.at?.round &&
    a.at?.step === b.at?.step &&
    a.command.type === b.command.type &&
    subject(a.command) === subject(b.command)
  );
}

function subject(command: Command): string {
  // one person's answer to one question
  if (command.type === 'deleteAnswer') return `${command.pollId} ${command.playerId}`;
  if ('pollId' in command) return command.pollId;
  if ('targetId' in command) return command.targetId;
  if ('playerId' in command) return command.playerId;
  if ('messageId' in command) return command.messageId;
  return 'gameId' in command ? (command.gameId ?? '') : '';
}

function isCommit(value: unknown): value is Commit {
  if (typeof value !== 'object' || value === null) return false;
  const { id, command } = value as { id?: unknown; command?: unknown };
  return (
    typeof id === 'string' && typeof command === 'object' && command !== null && 'type' in command
  );
}
