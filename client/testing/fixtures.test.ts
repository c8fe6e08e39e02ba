import { expect, test } from 'vitest';
import { WallPoll } from '../../shared/poll/poll.ts';
import { View } from '../../shared/protocol/view.ts';
import { states as plain } from './fixtures.ts';
import { pollStates, wallPolls } from './poll-fixtures.ts';

const states = { ...plain, ...pollStates };

test.each(Object.entries(states))('%s is a view as the server sends it', (_name, view) => {
  expect(View.safeParse(view).error).toBeUndefined();
});

test.each(Object.entries(wallPolls))('%s is a question on the big screen', (_name, poll) => {
  expect(WallPoll.safeParse(poll).error).toBeUndefined();
});

test.each(Object.entries(states))('the terms in %s add up', (_name, view) => {
  for (const { score } of 'results' in view ? view.results : []) {
    expect(Object.values(score.terms).reduce((sum, term) => sum + term, 0)).toBe(score.total);
  }
});
