import type { Foresight } from '../../shared/poll/poll.ts';

/** What everybody is asked before round 1. The debrief knows the questions by their order. */
export const foresightQuestion: Foresight = {
  kind: 'foresight',
  title: 'Before round 1: what do you expect?',
  asks: [
    {
      title: 'Who will give more: friends or the wary?',
      options: ['Friends', 'The wary'],
    },
    {
      title: 'Quiet or loud: which will win more?',
      options: ['Quiet', 'Loud'],
    },
  ],
};
