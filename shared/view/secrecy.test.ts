import { describe, expect, test } from 'vitest';
import {
  cable,
  canada,
  eu,
  japan,
  korea,
  SEATS,
  setupOf,
  Table,
  usa,
} from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { BLOC } from '../game/bloc.ts';
import type { SeatCommand } from '../game/command.ts';
import { PlayerId } from '../scenario/ids.ts';
import { publicGame } from './public-game.ts';
import { known } from './known.ts';
import { seatView } from './seat-view.ts';
import { SenderView, TargetView } from './seat-schema.ts';
import { PublicGame } from './public-schema.ts';

const CLOSED = { opened: false, facts: [] };

/** Every different frame that a viewer is sent, as text, in order. */
class Recorder {
  readonly frames = new Map<string, string[]>();

  watch(table: Table): void {
    for (const seat of SEATS) this.add(seat, seatView(table.game, seat, CLOSED));
    this.add('projector', publicGame(table.game, CLOSED));
  }

  private add(viewer: string, view: unknown): void {
    const list = this.frames.get(viewer) ?? [];
    const frame = JSON.stringify(view);
    if (list.at(-1) !== frame) this.frames.set(viewer, [...list, frame]);
  }
}

type Cables = Parameters<Table['prepared']>[0];

/** Two rounds: the first with these cables, in which Korea gives in to whatever it is sent. */
function played(first: Cables): Recorder {
  const recorder = new Recorder();
  const table = new Table();
  const watched = (act: () => unknown): void => {
    act();
    recorder.watch(table);
  };
  watched(() => table.everyoneReady());
  watched(() => table.prepared(first));
  if (first.some(({ targetId }) => targetId === korea)) {
    watched(() => table.when(korea, { type: 'concede' }));
  }
  watched(() => table.when(canada, { type: 'standFirm' }));
  watched(() => table.when(usa, { type: 'impose', targetId: canada }));
  watched(() => table.when(canada, { type: 'absorb' }));
  watched(() => table.everyoneReady());
  watched(() => table.prepared([cable(japan, 20, { publicity: 'loud' })]));
  watched(() => table.when(japan, { type: 'leave' }));
  return recorder;
}

const loudAtCanada = cable(canada, 30, { publicity: 'loud' });

describe('two games that differ in one quiet cable answered by a concession', () => {
  const without = played([loudAtCanada]);
  test.each([
    ['a demand of 30', cable(korea, 30)],
    ['a demand of 80', cable(korea, 80)],
    ['an exception', cable(korea, 30, { exception: true })],
  ])('are the same to everybody else: %s or none', (_, quiet) => {
    const withCable = played([quiet, loudAtCanada]);
    for (const viewer of [canada, eu, japan, 'projector']) {
      expect(withCable.frames.get(viewer)).toEqual(without.frames.get(viewer));
    }
    expect(withCable.frames.get(korea)).not.toEqual(without.frames.get(korea));
    expect(withCable.frames.get(usa)).not.toEqual(without.frames.get(usa));
  });

  test('a loud one is not', () => {
    const loud = played([cable(korea, 30, { publicity: 'loud' }), loudAtCanada]);
    for (const viewer of [canada, eu, japan, 'projector']) {
      expect(loud.frames.get(viewer)).not.toEqual(without.frames.get(viewer));
    }
  });
});

describe('a quiet cable to a bloc', () => {
  const toBloc = (...cables: Cables): Recorder => {
    const recorder = new Recorder();
    const table = new Table().everyoneReady().banded(korea, japan);
    table.prepared([...cables, loudAtCanada]);
    if (cables.length > 0) table.when(korea, { type: 'concede' });
    table.when(canada, { type: 'concede' });
    recorder.watch(table);
    table.everyoneReady();
    recorder.watch(table);
    return recorder;
  };
  const without = toBloc();

  test.each([cable(BLOC, 20), cable(BLOC, 60, { exception: true })])(
    'is the members’ own affair: $demand',
    (quiet) => {
      const withCable = toBloc(quiet);
      for (const viewer of [canada, eu, 'projector']) {
        expect(withCable.frames.get(viewer)).toEqual(without.frames.get(viewer));
      }
      for (const viewer of [korea, japan, usa]) {
        expect(withCable.frames.get(viewer)).not.toEqual(without.frames.get(viewer));
      }
    },
  );

  test('is read by a member that does not speak, and its end is known to all of them', () => {
    const table = new Table()
      .everyoneReady()
      .banded(korea, japan)
      .prepared([cable(BLOC, 20)]);
    const views = [korea, japan].map((seat) => seatView(table.game, seat, CLOSED));
    for (const view of views) {
      expect(view.bloc).toEqual([korea, japan]);
      expect(view.kind === 'target' && view.dyad.cable?.demand).toBe(20);
    }
    expect(views.map(({ legal }) => legal.length > 0)).toEqual([true, false]);
    expect(views.map(({ waitingFor }) => waitingFor)).toEqual([[], [korea]]);
    table.when(korea, { type: 'concede' });
    const [act] = known(table.game, japan).rounds.at(-1)?.acts ?? [];
    expect(act).toMatchObject({ inBloc: true, outcome: 'conceded', threat: { demand: 0.2 } });
  });

  test('a wish for one that nobody shares is a secret; a bloc that is formed is news', () => {
    const [alone, nobody, formed] = [[korea], [], [korea, japan]].map((asking) => {
      const recorder = new Recorder();
      recorder.watch(new Table().everyoneReady().banded(...asking));
      return recorder.frames;
    });
    for (const viewer of [usa, canada, eu, japan, 'projector']) {
      expect(alone?.get(viewer)).toEqual(nobody?.get(viewer));
      expect(formed?.get(viewer)).not.toEqual(nobody?.get(viewer));
    }
  });
});

test('a posture is the target’s own affair while the game lasts', () => {
  const frames = (['hold', 'diversify', 'contribute'] as const).map((stance) => {
    const table = new Table().everyoneReady();
    table.when(korea, { type: 'posture', stance, bloc: false });
    const recorder = new Recorder();
    recorder.watch(table);
    return [usa, canada, eu, japan, 'projector'].map((viewer) => recorder.frames.get(viewer));
  });
  expect(frames[1]).toEqual(frames[0]);
  expect(frames[2]).toEqual(frames[0]);
});

test('reasons are made of what the viewer knows: no other ally’s stance, no quiet quarrel', () => {
  const played = (stance: 'hold' | 'contribute', demand: number): Table => {
    const table = new Table().everyoneReady();
    table.when(korea, { type: 'posture', stance, bloc: false });
    for (const seat of [canada, eu, japan]) {
      table.when(seat, { type: 'posture', stance: 'hold', bloc: false });
    }
    const cables = [cable(korea, demand)];
    table.when(usa, { type: 'prepare', cables });
    return table.when(korea, { type: 'concede' });
  };
  const [plain, other] = [played('hold', 20), played('contribute', 60)].map(({ game }) =>
    SEATS.map((seat) => seatView(game, seat, CLOSED).results.at(-1)?.why),
  );
  expect(plain?.every((why) => why !== undefined && why.length > 0)).toBe(true);
  expect(SEATS.filter((_, index) => toText(plain?.[index]) !== toText(other?.[index]))).toEqual([
    usa,
    korea,
  ]);
});

const toText = (value: unknown): string => JSON.stringify(value);

test('a changed mind moves nobody else’s frame', () => {
  const table = new Table().everyoneReady();
  table.when(korea, { type: 'posture', stance: 'hold', bloc: false });
  const before = JSON.stringify(seatView(table.game, canada, CLOSED));
  table.when(korea, { type: 'posture', stance: 'diversify', bloc: false });
  expect(JSON.stringify(seatView(table.game, canada, CLOSED))).toBe(before);
});

test('the cables of the end stay closed until the host opens them', () => {
  const table = randomGame(3);
  expect(seatView(table.game, japan, CLOSED).ending?.rounds).toBeNull();
  const open = seatView(table.game, japan, { ...CLOSED, opened: true }).ending?.rounds;
  expect(open).toHaveLength(3);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'game %i: views hold nothing but what their schema lists',
  (seed) => {
    randomGame(seed, {}, ({ game }) => {
      for (const seat of SEATS) {
        const view = seatView(game, seat, { opened: true, facts: [] });
        expect(view.kind === 'sender' ? SenderView.parse(view) : TargetView.parse(view)).toEqual(
          view,
        );
      }
      const open = publicGame(game, { opened: true });
      expect(PublicGame.parse(open)).toEqual(open);
    });
  },
);

test.each([11, 12, 13, 14, 15, 16])(
  'game %i: the sender, party to everything, knows the truth',
  (seed) => {
    const { game } = randomGame(seed, { practice: seed % 2 === 0 });
    const truth = known(game, usa);
    expect(truth.now.dyads).toEqual(game.dyads.map(({ state }) => state));
    truth.rounds.forEach(({ result }, index) => {
      const scores = game.rounds[index]?.scores.map(({ terms }) => terms);
      expect([result.sender, ...result.targets]).toEqual(scores);
    });
  },
);

test.each([21, 22, 23, 24])(
  'game %i: what is shown adds up, term by term and round by round',
  (seed) => {
    const { game } = randomGame(seed);
    for (const seat of SEATS) {
      const view = seatView(game, seat, { opened: true, facts: [] });
      for (const { score } of view.results) {
        expect(Object.values(score.terms).reduce((sum, term) => sum + term, 0)).toBe(score.total);
      }
      const shown = view.results.reduce((sum, { score }) => sum + score.total, 0);
      expect(shown + (view.settled ?? 0) + (view.legacy ?? 0)).toBe(view.total);
      expect(view.ending?.standings.find(({ countryId }) => countryId === seat)?.total).toBe(
        view.total,
      );
      if (seat === usa) expect(view.settled).toBe(0);
    }
  },
);

describe('a delegation', () => {
  const members = ['ann', 'ben', 'cas'].map((id) => PlayerId.parse(id));
  const people = members.map((playerId) => ({ playerId, name: `Canary ${playerId}`, here: true }));
  const holder = { by: 'players' as const, playerIds: members, rule: 'majority' as const };
  const setup = setupOf({
    holders: setupOf().holders.map((one) =>
      one.countryId === korea ? { countryId: korea, holder } : one,
    ),
  });
  const put = (table: Table, by: PlayerId, command: SeatCommand): Table =>
    table.input({
      ...{ type: 'command', by: korea, command, decidedBy: 'human' },
      member: { playerId: by, here: members },
    });
  const played = (...offers: readonly number[]) => {
    const recorder = new Recorder();
    const table = new Table(setup).everyoneReady().prepared([cable(korea, 60), loudAtCanada]);
    recorder.watch(table);
    const [ann, ben] = members;
    for (const offer of offers) {
      if (ann !== undefined) put(table, ann, { type: 'petition', offer });
      recorder.watch(table);
    }
    for (const one of [ann, ben]) if (one !== undefined) put(table, one, { type: 'concede' });
    recorder.watch(table);
    return { recorder, table };
  };

  test('keeps what it discusses to itself: nobody else’s frames differ by it', () => {
    const [silent, talking] = [played(), played(17, 23, 29)];
    for (const viewer of [usa, canada, eu, japan, 'projector']) {
      expect(talking.recorder.frames.get(viewer)).toEqual(silent.recorder.frames.get(viewer));
      expect(JSON.stringify(talking.recorder.frames.get(viewer))).not.toMatch(/:23\b|Canary/);
    }
    expect(talking.recorder.frames.get(korea)).not.toEqual(silent.recorder.frames.get(korea));
  });

  test('is shown to its members, each with its own part in it', () => {
    const table = new Table(setup).everyoneReady().prepared([cable(korea, 60)]);
    const [ann, ben] = members;
    if (ann === undefined || ben === undefined) throw new Error('nobody');
    put(table, ann, { type: 'petition', offer: 23 });
    const viewOf = (me: PlayerId) =>
      seatView(table.game, korea, { ...CLOSED, viewer: { me, people } });
    for (const me of [ann, ben]) {
      const view = viewOf(me);
      expect(view.kind === 'target' && TargetView.parse(view)).toEqual(view);
      expect(view.delegation).toMatchObject({
        ...{ me, rule: 'majority', proposals: [{ proposal: 1, backers: [ann] }] },
      });
    }
    const agreeing = (me: PlayerId) => viewOf(me).legal.filter(({ type }) => type === 'agree');
    expect([agreeing(ann), agreeing(ben).length]).toEqual([[], 1]);
  });
});
