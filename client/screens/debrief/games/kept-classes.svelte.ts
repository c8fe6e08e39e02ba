import {
  classesText,
  merged,
  MOST_CLASSES,
  readClasses,
  withClass,
  type ClassSummary,
} from '../../../../shared/replay/class-file.ts';
import { saveFile } from '../../../parts/save.ts';
import { across, type AcrossTrouble } from '../../../text/across-words.ts';

/** Everything that is kept lies under this one key. */
export const KEPT_KEY = 'entente.classes';
const LARGEST_FILE = 5_000_000;

/** What this browser keeps; with a trouble, `classes` is empty and `text` is what lies there. */
interface Stored {
  readonly classes: readonly ClassSummary[];
  readonly trouble: AcrossTrouble | null;
  readonly text: string;
}

/** A file, taken in; or why not. */
export type OpenedClasses =
  | { readonly ok: true; readonly added: number; readonly known: number }
  | { readonly ok: false; readonly code: AcrossTrouble };

/**
 * The classes that a host keeps in this browser. Every change reads what is there first, because
 * another tab may have changed it; what cannot be read is never written over.
 */
export class KeptClasses {
  #now = $state.raw<Stored>(stored());

  get classes(): readonly ClassSummary[] {
    return this.#now.classes;
  }

  /** Why what lies there cannot be read. */
  get trouble(): AcrossTrouble | null {
    return this.#now.trouble;
  }

  /** Another tab has changed what is kept: `storage` event. A cleared storage has no key. */
  heard(key: string | null): void {
    if (key === null || key === KEPT_KEY) this.#now = stored();
  }

  /** Keeps a class, in the place of an earlier summary of it. */
  add(summary: ClassSummary): AcrossTrouble | null {
    return this.#change((classes) => withClass(classes, summary));
  }

  remove({ fingerprint }: ClassSummary): AcrossTrouble | null {
    return this.#change((classes) => classes.filter((one) => one.fingerprint !== fingerprint));
  }

  /** Deletes everything, also what cannot be read. */
  clear(): AcrossTrouble | null {
    return this.#write('');
  }

  /** Takes in the classes of a file. */
  async open(file: File): Promise<OpenedClasses> {
    if (file.size > LARGEST_FILE) return { ok: false, code: 'too-large' };
    let text: string;
    try {
      text = await file.text();
    } catch {
      return { ok: false, code: 'unreadable' };
    }
    const read = readClasses(text);
    if (!read.ok) return read;
    let added = 0;
    const code = this.#change((classes) => {
      const both = merged(classes, read.classes);
      ({ added } = both);
      return both.classes;
    });
    return code === null
      ? { ok: true, added, known: read.classes.length - added }
      : { ok: false, code };
  }

  /** Hands over everything as a file; what cannot be read as it lies there. */
  save(): void {
    const { trouble, text, classes } = this.#now;
    const content = trouble === null ? classesText(classes) : text;
    saveFile(across.file, new Blob([content], { type: 'application/json' }));
  }

  #change(to: (classes: readonly ClassSummary[]) => readonly ClassSummary[]): AcrossTrouble | null {
    this.#now = stored();
    if (this.#now.trouble !== null) return this.#now.trouble;
    const classes = to(this.#now.classes);
    if (classes.length > MOST_CLASSES) return 'too-many';
    return this.#write(classes.length === 0 ? '' : classesText(classes));
  }

  #write(text: string): AcrossTrouble | null {
    try {
      if (text === '') localStorage.removeItem(KEPT_KEY);
      else localStorage.setItem(KEPT_KEY, text);
    } catch (error) {
      return isFull(error) ? 'full' : 'blocked';
    }
    this.#now = stored();
    return null;
  }
}

function stored(): Stored {
  let text: string;
  try {
    text = localStorage.getItem(KEPT_KEY) ?? '';
  } catch {
    return { classes: [], trouble: 'blocked', text: '' };
  }
  if (text.trim() === '') return { classes: [], trouble: null, text };
  const read = readClasses(text);
  return read.ok
    ? { classes: read.classes, trouble: null, text }
    : { classes: [], trouble: read.code, text };
}

const isFull = (error: unknown): boolean =>
  error instanceof DOMException &&
  ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED'].includes(error.name);
