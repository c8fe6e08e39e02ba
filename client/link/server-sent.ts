/** One server-sent event; a comment has neither name nor data. */
export interface ServerSent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/**
 * Reads server-sent events out of text that comes in pieces, cut anywhere.
 *
 * @returns a function that takes a piece and gives the events that it completes
 */
export function serverSent(): (piece: string) => readonly ServerSent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(read);
  };
}

function read(block: string): ServerSent {
  const lines = block.split('\n');
  const field = (name: string): string =>
    lines
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''))
      .join('\n');
  return { event: field('event'), id: field('id'), data: field('data') };
}
