import { mount } from 'svelte';
import Connected from '../screens/play/Connected.svelte';
import '../style/tokens.css';
import '../style/base.css';
import { FakeLink } from './fake-link.svelte.ts';
import { hostDeals, phoneDeals } from './deal-fixtures.ts';
import * as delegations from './delegation-fixtures.ts';
import { LATER, states as plain } from './fixtures.ts';
import { pollStates, wallPolls } from './poll-fixtures.ts';
import { classStates, hostView, NOW, projectorView } from './host-fixtures.ts';
import Parts from './Parts.svelte';
import HostDesk from '../screens/host/HostDesk.svelte';
import ProjectorRoom from '../screens/projector/ProjectorRoom.svelte';

const { targetProposed, targetChoosing, senderChoosing, senderAnyone } = delegations;
const states = {
  ...plain,
  ...phoneDeals,
  ...pollStates,
  ...{ targetProposed, targetChoosing, senderChoosing, senderAnyone },
};

// one state a page: /testing/gallery.html?state=senderPrepare&offline, ?projector=bargain, ?host=lobby
const query = new URLSearchParams(location.search);
const name = query.get('state') ?? '';
const target = document.getElementById('app') ?? document.body;
const seat = { roomId: 'r1', name: 'Otter 7', pin: '4821' };

/** The class that a page of the host or the projector shows; null when it is not asked for. */
function wish(page: string) {
  const asked = query.get(page) ?? '';
  return asked in classStates ? classStates[asked as keyof typeof classStates] : null;
}

const asked = query.get('deal') ?? '';
const deal = asked in hostDeals ? hostDeals[asked as keyof typeof hostDeals] : null;

if (name in states) {
  const link = new FakeLink(states[name as keyof typeof states]);
  link.offset = LATER - Date.now();
  if (query.has('offline')) link.online = false;
  if (query.has('over')) link.over = 'signed-off';
  if (query.has('refused')) {
    link.sent = { state: 'refused', command: { type: 'ready' }, code: 'stale', detail: '' };
  }
  mount(Connected, { target, props: { link, seat } });
} else if (wish('projector') !== null) {
  const slide = query.get('poll') ?? '';
  const poll = slide in wallPolls ? wallPolls[slide as keyof typeof wallPolls] : null;
  const view = { ...projectorView(wish('projector') ?? {}), ...(poll ? { poll } : {}) };
  mount(ProjectorRoom, {
    target,
    props: {
      view,
      offset: NOW - Date.now(),
      online: true,
      join: 'https://class.example/join#j1',
      address: 'class.example',
      local: false,
    },
  });
} else if (wish('host') !== null || deal !== null) {
  const links = {
    host: 'https://class.example/host#h1',
    join: 'https://class.example/join#j1',
    projector: 'https://class.example/projector#p1',
    address: 'https://class.example',
  };
  mount(HostDesk, {
    target,
    props: {
      view: deal ?? hostView(wish('host') ?? {}),
      offset: NOW - Date.now(),
      online: true,
      links,
      commit: () => Promise.resolve({ ok: true } as const),
    },
  });
} else if (name === 'parts') {
  mount(Parts, { target });
} else {
  const classes = Object.keys(classStates).flatMap((one) => [`projector=${one}`, `host=${one}`]);
  for (const one of [
    ...Object.keys(states).map((state) => `state=${state}`),
    'state=parts',
    ...Object.keys(hostDeals).map((one) => `deal=${one}`),
    ...classes,
    ...Object.keys(wallPolls).map((one) => `projector=ended&poll=${one}`),
  ]) {
    const link = document.createElement('a');
    link.href = `?${one}`;
    link.textContent = one;
    target.append(link, document.createElement('br'));
  }
}
