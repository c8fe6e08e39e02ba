/** What a command on the page is filled in with. */
export interface Filling {
  /** Of this server, as `http://localhost:3000`. */
  readonly address: string;
  /** Makes the id of a commit. */
  readonly uuid: () => string;
}

/** One step: what it is for, and what to type. */
export interface ScriptLine {
  readonly heading: string;
  readonly text: string;
  readonly command: string;
  readonly after?: string;
}

const JSON_BODY = `-H 'Content-Type: application/json'`;
const bearer = (token: string): string => `-H "Authorization: Bearer $${token}"`;
/** One call, its options below each other. */
const curl = (call: string, ...options: readonly string[]): string =>
  [`curl ${call}`, ...options].join(' \\\n  ');

/** A game by hand, in the order in which one would try it. A test types every command. */
export function steps({ address, uuid }: Filling): readonly ScriptLine[] {
  const room = `${address}/api/rooms/$ROOM`;
  const pollId = uuid().replaceAll('-', '');
  const commit = (token: string, command: string): string => {
    const body = `-d '{"id":"${uuid()}","command":${command}}'`;
    return curl(`-s ${room}/commands`, bearer(token), JSON_BODY, body);
  };
  return [
    {
      heading: 'Open a room',
      text: 'No account is needed. The answer holds the secrets of the room. Here without a clock, and for two rounds.',
      command: curl(
        `-s ${address}/api/rooms`,
        JSON_BODY,
        `-d '{"scenario":"steel-2018","options":{"seconds":0,"rounds":2}}'`,
      ),
    },
    {
      heading: 'Keep its secrets',
      text: 'Put the values from the answer in place of roomId, hostToken and code.',
      command: 'ROOM=roomId\nHOST=hostToken\nCODE=code',
    },
    {
      heading: 'Join it',
      text: 'Leave the name out, and a friendly one is made up.',
      command: curl(
        `-s ${address}/api/rooms/join`,
        JSON_BODY,
        `-d '{"code":"'$CODE'","name":"Robot"}'`,
      ),
    },
    {
      heading: 'Keep your seat',
      text: 'The value of seatToken from the answer.',
      command: 'SEAT=seatToken',
    },
    {
      heading: 'Deal and start, as the host',
      text: 'Every command has an id of its own and counts once under it: sent again, it gets the same answer.',
      command: `${commit('HOST', '{"type":"deal"}')}\n${commit('HOST', '{"type":"start"}')}`,
      after: 'Bots play the seats that nobody took.',
    },
    {
      heading: 'Look',
      text: 'What your seat may know right now, and nothing else. Under “legal” stands every command that you may give.',
      command: curl(`-s ${room}/view`, bearer('SEAT')),
    },
    {
      heading: 'Choose from “legal”',
      text: 'A scalar is sent as it is, a list means pick one, {min, max} a whole number between them. “cables” is the exception: any of its “targets”, each with a choice of the rest. “at” goes beside the command, or is left out. You have read your card:',
      command: commit('SEAT', '{"type":"ready"}'),
      after: 'Refused? The answer has a stable code and a plain sentence.',
    },
    {
      heading: 'Listen',
      text: 'Your view, and every change of it, as server-sent events. Ctrl-C ends it.',
      command: curl(`-sN ${room}/events`, bearer('SEAT')),
    },
    {
      heading: 'Ask the class',
      text: 'The host asks under an id of its own making; everybody answers once, and may change that while the question is open. “poll” in a view says what is asked. Besides a word there are votes, numbers and exit tickets.',
      command: `${commit('HOST', `{"type":"ask","pollId":"${pollId}","question":{"kind":"word","title":"One word for how you played"}}`)}\n${commit('SEAT', `{"type":"answer","pollId":"${pollId}","answer":{"kind":"word","word":"careful"}}`)}`,
      after: 'Only the host reads it, until the host shows it to all without names.',
    },
    {
      heading: 'Take the log home',
      text: 'One event on each line. During play it holds finished games only.',
      command: `${commit('HOST', '{"type":"end"}')}\n${curl(`-s ${room}/log.jsonl -o room.jsonl`, bearer('HOST'))}`,
    },
    {
      heading: 'Clean up',
      text: 'The room, with every name in it, is gone.',
      command: curl(`-s -X DELETE ${room}`, bearer('HOST')),
    },
  ];
}

/** How to let the Python player in. A test types these, too. */
export const playerCommands = (address: string) => ({
  fetch: `curl -sO ${address}/player.py`,
  play: `python3 player.py ${address} CODE`,
});

/** Words of the page for people who write scripts. */
export const script = {
  title: 'Scripts · Entente',
  heading: 'Play with a script',
  lead: 'Everything a browser can do, a script can do: the same commands and the same views. Type these into a terminal, in order.',
  home: 'Start page',
  handout: 'The game on one page',
  curlHeading: 'A game with curl',
  windows:
    'On Windows type them into Git Bash or WSL: PowerShell and the command prompt quote differently. The Python player runs everywhere; there, Python may be called py.',
  pythonHeading: 'A whole player in Python',
  python:
    'It knows nothing but how “legal” is read, and needs nothing but Python 3.8. Put the code of a class in place of CODE, on any number of computers.',
  pythonFile: 'Read player.py',
  referenceHeading: 'Reference',
  reference: 'Every call, command, view and refusal, for people and programs, as OpenAPI 3.1:',
  referenceFile: 'openapi.json',
  selectHint: 'A click on a command selects all of it.',
};
