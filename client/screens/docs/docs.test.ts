import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../style/tokens.css';
import '../../style/base.css';
import { breaches } from '../../testing/axe.ts';
import { TERMS } from '../../../shared/view/terms.ts';
import { docs } from '../../text/docs-words.ts';
import { play } from '../../text/play-words.ts';
import Docs from './Docs.svelte';
import { DEMAND, newsOfExample, workedExample } from './example.ts';
import * as worked from './worked.ts';

beforeEach(() => {
  delete document.documentElement.dataset['theme'];
});

describe('the worked example', () => {
  const example = workedExample();

  test('adds up: reasons to terms, terms to scores', () => {
    for (const { sides } of example) {
      for (const { score, lines } of sides) {
        const own = TERMS.filter((term) => term !== 'jointSecurity');
        const told = lines.reduce((sum, { points }) => sum + points, 0);
        expect(told).toBe(own.reduce((sum, term) => sum + score.terms[term], 0));
        expect(Object.values(score.terms).reduce((sum, points) => sum + points, 0)).toBe(
          score.total,
        );
      }
    }
  });

  test('is the case of the model: the news takes expected conflict from 10 to 28', () => {
    expect(newsOfExample()).toEqual({ before: 10, after: 28 });
    expect(
      example.map(({ sides }) => sides.map(({ score: { terms } }) => [terms.material, terms.fear])),
    ).toEqual([
      [
        [33, 5],
        [-33, -9],
      ],
      [
        [-9, 9],
        [-58, 3],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]);
  });
});

test('the terms are called as on the phone', () => {
  expect(docs.term).toEqual(play.term);
});

test('what the page shows is what the model computes', () => {
  expect(worked).toMatchObject({ demand: DEMAND, news: newsOfExample() });
  expect(worked.example).toEqual(workedExample());
});

describe.each(['light', 'dark'])('the handout in %s', (theme) => {
  test('breaches no rule of accessibility', async () => {
    document.documentElement.dataset['theme'] = theme;
    const screen = await render(Docs);
    await expect
      .element(screen.getByRole('heading', { name: 'The seven terms of your score' }))
      .toBeVisible();
    await expect.element(screen.getByText('−0.28 × 33 = −9.2')).toBeVisible();
    expect(await breaches(screen.container)).toEqual([]);
  });
});
