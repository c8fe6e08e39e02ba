import type { Stance } from '../../shared/model/types.ts';
import type { Term } from '../../shared/view/terms.ts';
import type { Meanwhile } from '../../shared/view/seat-schema.ts';
import type { TrustChange } from '../../shared/view/result-schema.ts';
import type { Cable } from '../../shared/game/command.ts';
import { counted, listed, signed, The, the } from './common.ts';

type TrustCause = TrustChange['causes'][number]['cause'];

/** An end on the reader's screen: whole points, and trust 0 ... 100. */
interface Ahead {
  readonly you: number;
  readonly they: number;
  readonly trust: number;
}
interface Range {
  readonly least: number;
  readonly most: number;
}
interface Watching {
  readonly name: string;
  readonly fall: number;
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const points = (n: number): string => counted(n, 'point');
const between = ({ least, most }: Range): string =>
  least === most ? signed(least) : `${signed(least)} to ${signed(most)}`;
const falling = ({ name, fall }: Watching): string => `${the(name)} −${fall}`;

interface RoundOfGame {
  readonly round: number;
  readonly rounds: number;
  readonly practice: boolean;
}

/** Words of the player's page. `me` and `you` are the reader. */
export const play = {
  title: (country: string) => `${country} · Entente`,
  round: ({ round, rounds, practice }: RoundOfGame) =>
    practice ? 'Practice round' : `Round ${round} of ${rounds}`,
  practiceNote: 'Practice: nothing in this round counts.',
  totalSoFar: (total: number) => `${points(total)} so far`,
  menu: {
    role: 'My role',
    scores: 'Scores',
    rules: 'Rules, help',
    calling: 'Help is called',
    rulesFailed: 'The rules could not be loaded. Close this and open it again.',
    talk: 'Talk',
    unread: (n: number) => `, ${n} new`,
    newMessage: (name: string, n: number) => `New message from ${the(name)}. ${n} unread in Talk.`,
  },
  paused: 'The host has paused the game. Your choices are kept.',
  connecting: 'Connecting',

  /** Said once to a screen reader when a phase begins. */
  phase: {
    lobby: 'You are in. Waiting for the host to start.',
    briefing: 'Your role has been dealt. Read it and say when you are ready.',
    prepareSender: 'Prepare: write your cables.',
    prepareTarget: 'Prepare: choose your stance.',
    bargain: 'The cables have arrived.',
    outcome: 'The round is over.',
    ended: 'The game is over.',
  },

  lobby: {
    heading: 'You are in',
    waiting: 'Waiting for the host to start. Keep this page open, or come back to it later.',
    dealt: 'The roles are dealt. The host starts the game in a moment.',
    you: (name: string) => `You are ${name} here.`,
    here: (n: number) => `${counted(n, 'person', 'people')} joined`,
    watching: 'Every seat is taken, so you watch this game. You get a seat when one is free.',
    ended: 'This class has ended.',
    failed: 'A part of this page could not be loaded. Reload it.',
    moreNames: (n: number) => `and ${n} more`,
  },
  pin: {
    heading: 'Your PIN',
    why: 'Write it down. With your name and this PIN you can go on with another phone or computer.',
    line: (name: string) => `Name: ${name}`,
    hide: 'Hide PIN',
    show: 'Show PIN',
  },

  role: {
    heading: (country: string) => `You are ${the(country)}`,
    goal: 'Your goal',
    par: (par: number) => `Par for your seat: ${points(par)}`,
    parWhy:
      'Par is what careful play on all sides would earn in your seat. Seats differ, so compare yourself with your par, not with the others.',
    who: 'Who is who',
    human: 'played by a person',
    bot: 'played by a bot',
    you: 'you',
    left: 'has left the alliance',
    facts: 'What happened in real life',
    source: (source: string) => `Source: ${source}`,
    ready: 'I am ready',
    readyDone: 'You are ready.',
    goOn: 'Go on',
  },

  waiting: {
    count: (done: number, of: number) => `${done} of ${of} ready`,
    inCount: (done: number, of: number) => `${done} of ${of} have handed in`,
    for: (names: readonly string[]) => `Waiting for ${listed(names.map(the))}.`,
    others: 'Waiting for the others.',
    games: 'Waiting for the other games.',
    nothing: 'You have nothing to do right now.',
  },

  desk: {
    heading: 'Write your cables',
    intro: (issue: string) =>
      `Demand a part of ${issue}, or leave a country in peace. Nobody sees anything until everybody has handed in.`,
    atClock: 'When the clock runs out, an unwritten cable means no demand.',
    none: 'No demand',
    write: (name: string) => `Write to ${the(name)}`,
    writeShort: 'Write',
    edit: (name: string) => `Change the cable to ${the(name)}`,
    editShort: 'Change',
    close: (name: string) => `Fold the cable to ${the(name)}`,
    closeShort: 'Fold',
    remove: (name: string) => `Remove the cable to ${the(name)}`,
    removeShort: 'Remove',
    demand: (issue: string) => `Demand, in percent of ${issue}`,
    less: (by: number) => `${by}% less`,
    more: (by: number) => `${by}% more`,
    instrument: 'If it refuses',
    publicity: 'How you say it',
    quiet: 'Quiet',
    quietWhat: 'A sealed cable. Only this country reads it.',
    loud: 'Loud',
    loudWhat: 'A headline. Everybody reads it, at home too.',
    exception: 'Call it an extraordinary exception',
    exceptionWhat: (phi: number) =>
      `May soften the blow to trust: believed to ${Math.round(phi * 100)}%. Every claim is believed half as much as the one before.`,
    amount: (demand: number) => `${demand}%`,
    cableText: (
      { demand, exception }: Pick<Cable, 'demand' | 'exception'>,
      issue: string,
      instrument: string,
    ) =>
      `Give up ${demand}% of ${issue}, or expect the ${instrument}.${exception ? ' This is an extraordinary exception.' : ''}`,
    review: (n: number) => (n === 0 ? 'Review: no demands' : `Review ${counted(n, 'cable')}`),
    reviewHeading: 'Ready to seal?',
    reviewNone: (names: readonly string[]) => `No demand to ${listed(names.map(the))}.`,
    allPeace: 'You demand nothing of anybody in this round.',
    send: 'Seal and send',
    back: 'Back to writing',
    sealedHeading: 'Your cables are sealed',
    sendingHeading: 'Your cables are not sent yet',
    change: 'Change them',
    changeable: 'You can change them until everybody has handed in.',
    notAligned: 'Outside the alliance',
    summary: (cable: Cable) =>
      `${cable.demand}%, ${cable.publicity}${cable.exception ? ', as an exception' : ''}`,
  },

  preview: {
    heading: 'What may come of it',
    credible: (target: string) =>
      `Credible: carrying this out against ${the(target)} would cost you less than backing down.`,
    notCredible: (target: string) =>
      `Not credible: backing down would cost you less than carrying this out against ${the(target)}.`,
    credibleToYou: (sender: string) =>
      `Credible: carrying it out would cost ${the(sender)} less than backing down.`,
    notCredibleToYou: (sender: string) =>
      `Not credible: backing down would cost ${the(sender)} less than carrying it out.`,
    ends: 'Points for each end, without joint security',
    end: 'If …',
    you: 'You',
    trust: 'Trust',
    trustNow: (name: string, before: number, after: number) =>
      `The news alone takes the trust of ${the(name)} from ${before} to ${after}.`,
    range: (name: string, you: Range, they: Range) =>
      `Whatever it does: ${between(you)} for you, ${between(they)} for ${the(name)}.`,
    watchersLoud: (falls: readonly Watching[]) =>
      `Everybody reads it. Trust falls elsewhere too: ${listed(falls.map(falling))}.`,
    watchersQuiet: (falls: readonly Watching[]) =>
      `Nobody else reads it. Something gets about all the same: ${listed(falls.map(falling))}.`,
    watchersNone: (publicity: Cable['publicity']) =>
      publicity === 'loud'
        ? 'Everybody reads it. No other ally trusts you less for it.'
        : 'Nobody else reads it, and no other ally’s trust moves by a whole point.',
    security: (n: number) =>
      `Lost trust would cost you about ${points(n)} of joint security by the end, if nobody threatens again.`,
    note: 'A look ahead, not advice: others decide too.',
  },

  stance: {
    heading: 'Choose your stance',
    intro:
      'The cables are being written. Meanwhile, choose what you do at home. Only you and the sender learn of it, after the round.',
    atClock: 'When the clock runs out, you hold.',
    name: { hold: 'Hold', diversify: 'Diversify', contribute: 'Contribute' } satisfies Record<
      Stance,
      string
    >,
    what: {
      hold: 'Changes nothing.',
      diversify:
        'Trade with others. From the next round on, sanctions hurt you less, and threats can win less from you.',
      contribute:
        'Do more for joint security in this round. It counts half as much again, the more so the more you trust.',
    } satisfies Record<Stance, string>,
    costs: (n: number) => (n === 0 ? 'Costs nothing' : `Costs ${points(n)}`),
    dependence: (before: number, after: number) => `Dependence falls from ${before}% to ${after}%.`,
    sanctions: (now: number, then: number) =>
      `Sanctions in the next round would cost you up to ${then} instead of ${points(now)}.`,
    contributes: (n: number) =>
      `If you are left in peace, this brings you ${points(n)} of joint security.`,
    nothingNext: (sanctions: number) =>
      `Sanctions in the next round would cost you up to ${points(sanctions)}.`,
    bloc: 'Stand in a bloc in the next round',
    blocWhat: (n: number) =>
      `If another ally asks too, one cable goes to all of you and you answer with one voice. Costs ${points(n)} in that round. Everybody hears of a bloc, and nobody in it can leave.`,
    blocAsked: 'You asked for a bloc in the next round.',
    askReturn: 'Ask to return to the alliance',
    askReturnWhat:
      'If the sender welcomes you in this round, you are an ally again from the next one on. The rival stops paying.',
    returnAsked: 'You asked to return to the alliance.',
    send: 'Hand in',
    sent: (stance: string) => `Handed in: ${stance}`,
    sending: (stance: string) => `Not handed in yet: ${stance}`,
    change: 'Change',
    changeable: 'You can change it until everybody has handed in.',
  },

  bloc: {
    what: (speaker: string) =>
      `One cable to all of them, in percent of each one’s stake. ${The(speaker)} answers for all.`,
    speaks: (speaker: string) => `You stand in a bloc. ${The(speaker)} speaks for you.`,
    youSpeak: (others: readonly string[]) =>
      `You speak for the bloc: what you answer binds ${listed(others.map(the))} too.`,
  },
  welcome: {
    heading: 'Who may come back',
    what: 'A country that asks in this round and is welcomed is an ally again from the next one on.',
    choice: (name: string) => `Welcome ${the(name)} back, if it asks`,
    chosen: (names: readonly string[]) => `You would welcome ${listed(names.map(the))} back.`,
  },

  bargain: {
    heading: 'Bargain',
    noCable: (sender: string) => `No cable from ${the(sender)} in this round.`,
    noneWritten: 'You wrote no cable in this round.',
    yourMove: 'Your move',
    theirMove: (name: string) => `${The(name)} is deciding.`,
    yourMoves: (n: number) => (n === 1 ? '1 country waits for you' : `${n} countries wait for you`),
    atClock: (what: string) => `When the clock runs out: ${what}.`,
    over: 'Settled for this round.',
    offered: (target: string, offer: number, demand: number) =>
      `${The(target)} offers ${offer}% instead of ${demand}%.`,
    youOffered: (offer: number) => `You offered ${offer}%.`,
    rejectedToYou: (sender: string) =>
      `${The(sender)} has rejected your offer. You can still give in, stand firm or leave.`,
    imposedOnYou: (sender: string) =>
      `${The(sender)} carries out its threat. Do you answer with sanctions of your own?`,
    firmToYou: (target: string) =>
      `${The(target)} stands firm. Carry out the threat, or back down?`,
    offer: 'Your offer, in percent',
    moves: 'What happened so far',
  },

  aside: {
    trust: (sender: string) => `Trust in ${the(sender)}`,
    exact: 'These are your own dealings: exact.',
    public:
      'Yours follows from your own dealings and what is public, the others’ from what is public.',
  },

  /** An end in one clause: "you −48, South Korea +46, trust 79". */
  endOf: ({ you, they, trust }: Ahead, other: string) =>
    `you ${signed(you)}, ${the(other)} ${signed(they)}, trust ${trust}`,
  decidedBy: { human: '', bot: 'by a bot', timeout: 'by the clock', host: 'by the host' },

  result: {
    roundScore: (total: number) => `${signed(total)} in this round.`,
    inRound: (round: number) => (round === 0 ? 'in the practice round' : `in round ${round}`),
    why: (total: number) => `Why ${signed(total)}?`,
    whyFailed: 'The reasons could not be loaded. Close this and open it again.',
    caption: (round: number) =>
      round === 0 ? 'Points in the practice round' : `Points in round ${round}`,
    dealings: 'What happened',
    trust: 'Trust in this round',
    trustUnknown: 'For others than yourself this is what public facts tell.',
    news: 'In the papers',
    noNews: 'Nothing in the papers in this round.',
    noNewsYet: 'Nothing in the papers yet.',
    cable: ({ demand, publicity, exception }: Pick<Cable, 'demand' | 'publicity' | 'exception'>) =>
      `${demand}% demanded, ${publicity}${exception ? ', as an exception' : ''}.`,
    settledAt: (offer: number) => `Settled at ${offer}%.`,
    stance: (stance: string) => `Stance: ${stance}.`,
    dyadPoints: (n: number) => `${signed(n)} for you from this`,
    next: ({ clock }: { readonly clock: boolean }) =>
      `The next round begins when everybody is ready${clock ? ', or at the clock' : ''}.`,
    end: ({ clock }: { readonly clock: boolean }) =>
      `The result comes when everybody is ready${clock ? ', or at the clock' : ''}.`,
    practiceOver: 'That was practice. Everything is set back before round 1.',
  },
  term: {
    material: 'Material',
    fear: 'Fear',
    publicCost: 'Public cost',
    home: 'Home',
    jointSecurity: 'Joint security',
    posture: 'Posture',
    alliance: 'Alliance',
    rival: 'Rival',
    legacy: 'Legacy',
  } satisfies Record<Term, string>,
  termNote: {
    material: 'what you won, gave up or lost in deadlock',
    fear: 'the other side’s gains against you and its losses for you, as far as you expect conflict',
    publicCost: 'what being heard at home cost you',
    home: 'what being seen to act was worth at home',
    jointSecurity: 'what the alliance’s trust is worth to you',
    posture: 'what your stance cost',
    alliance: 'what the round did to trust, for all the rounds in which it will be missed',
    rival: 'what the rival pays you',
    legacy: 'peaceful rounds after the last one',
  } satisfies Record<Term, string>,
  trustCause: {
    threat: 'the threat itself',
    imposition: 'the threat carried out',
    leaving: 'leaving',
    spillover: 'what was done to others',
    recovery: 'time without a threat',
  } satisfies Record<TrustCause, string>,
  trustSame: 'unchanged',

  /** What theory would have done in the reader's seat, in one sentence after the heading. */
  theory: {
    heading: 'With what you knew, theory would have',
    peace: 'demanded nothing of anybody.',
    demanded: (
      cables: readonly (Pick<Cable, 'demand' | 'publicity' | 'exception'> & { name: string })[],
    ) =>
      `demanded ${listed(
        cables.map(
          ({ demand, name, publicity, exception }) =>
            `${demand}% of ${the(name)} ${publicity === 'loud' ? 'aloud' : 'quietly'}${exception ? ' as an exception' : ''}`,
        ),
      )}, and nothing else.`,
    stance: { hold: 'held', diversify: 'diversified', contribute: 'contributed' } satisfies Record<
      Stance,
      string
    >,
    both: (stance: string, answer: string) => `${stance}, and ${answer}.`,
    alone: (stance: string) => `${stance}.`,
  },

  ended: {
    heading: 'The end',
    debrief: 'Replay the game',
    story: 'Your own page',
    cutShort: 'The host ended the game before the last round.',
    you: (total: number, par: number) => `${total}, par ${par}`,
    said: (total: number, par: number) => `${counted(total, 'point')}, par ${par}.`,
    youNote: (diff: number) =>
      diff === 0
        ? 'Exactly par.'
        : `${points(Math.abs(diff))} ${diff > 0 ? 'above' : 'below'} par.`,
    rounds: 'Round by round',
    roundLabel: (round: number) => `Round ${round}`,
    legacy: (rounds: number) => `Legacy: ${counted(rounds, 'peaceful round')} after the last one`,
    settled: 'Settled at the end',
    settledNote:
      'what stances and quiet dealings you could not know of added to the rounds you saw, or took from them',
    sum: 'How your total adds up',
    standings: 'All seats',
    opened: 'Every cable, opened',
    notOpened: 'The quiet cables stay sealed until the host opens them.',
    peace: 'No demand to anybody.',
  },

  /** What was decided in a seat without its player. */
  meanwhile: {
    away: 'While you were away',
    late: 'The clock was faster',
    pushed: 'Your host chose for you',
    who: { bot: 'a bot', timeout: 'the clock', host: 'your host' } satisfies Record<
      Meanwhile['decidedBy'],
      string
    >,
    decided: (who: readonly string[], what: readonly string[]) =>
      capital(`${listed(who)} decided for you: ${what.join('; ')}.`),
    more: (n: number) => `and ${counted(n, 'decision')} before`,
    inRound: (round: number) => (round === 0 ? 'in practice' : `in round ${round}`),
    cables: (n: number) => (n === 0 ? 'no demand' : counted(n, 'demand')),
    move: (move: string, target: string | null) => (target === null ? move : `${move} (${target})`),
    stance: { hold: 'held', diversify: 'diversified', contribute: 'contributed' } satisfies Record<
      Stance,
      string
    >,
    aloud: (n: number, last: string) =>
      n === 1 ? `In the papers: ${last}` : `In the papers, ${n} headlines. The last: ${last}`,
    quiet: 'Nothing in the papers.',
    stand: ({ round, rounds, total }: Record<'round' | 'rounds' | 'total', number>, par: number) =>
      `You stand at ${points(total)} in round ${round} of ${rounds}; par for the whole game is ${par}.`,
    close: 'Got it',
  },

  over: {
    'signed-off': 'This seat was continued on another device. This page is signed off.',
    kicked: 'The host removed you from this class.',
    kickedHow: 'If that was a mistake, the host can let you back in. Then try again here.',
    again: 'Try again',
    home: 'To the start page',
    rejoin: 'I was here before',
    noSeat: 'This browser holds no seat in a class.',
    noSeatHere: 'This browser holds no seat in this class.',
    join: 'Join a class',
  },
  sent: {
    sending: 'Sending …',
    waiting: 'Not sent yet. It is kept on this phone and sent as soon as you are online.',
    saved: (time: string) => `Saved at ${time}`,
    refused: (why: string) => `Not saved. ${why}`,
  },
};
