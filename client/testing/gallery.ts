import { mount } from 'svelte';
import Connected from '../screens/play/Connected.svelte';
import '../style/tokens.css';
import '../style/base.css';
import type { View } from '../../shared/view/view.ts';
import { FakeLink } from './fake-link.svelte.ts';
import { LATER, states } from './fixtures.ts';
import Parts from './Parts.svelte';

// one state a page: /testing/gallery.html?state=senderPrepare&offline
const query = new URLSearchParams(location.search);
const name = query.get('state') ?? '';
const target = document.getElementById('app') ?? document.body;
const seat = { roomId: 'r1', name: 'Otter 7', pin: '4821' };

if (name in states) {
  const soon = String(Date.now() + 47_000);
  const view = JSON.stringify(states[name as keyof typeof states]).replaceAll(String(LATER), soon);
  const link = new FakeLink(JSON.parse(view) as View);
  if (query.has('offline')) link.online = false;
  if (query.has('over')) link.over = 'signed-off';
  if (query.has('refused')) {
    link.sent = { state: 'refused', command: { type: 'ready' }, code: 'stale', detail: '' };
  }
  mount(Connected, { target, props: { link, seat } });
} else if (name === 'parts') {
  mount(Parts, { target });
} else {
  for (const one of [...Object.keys(states), 'parts']) {
    const link = document.createElement('a');
    link.href = `?state=${one}`;
    link.textContent = one;
    target.append(link, document.createElement('br'));
  }
}
