/** The three things to know, each at its moment of the practice round. */
export const practice = {
  label: 'Good to know',
  got: 'Got it',
  prepareSender:
    'Quiet is a cable for one ally’s eyes. Loud is a headline that every ally reads, and backing out of it costs you at home.',
  prepareTarget:
    'You choose before you know what you are sent. What you choose stays your own affair until the end.',
  bargain:
    'Open “What may come of it” before you answer: it shows your points, the other side’s, and what becomes of trust.',
  outcome:
    'Tap a term of the score to see what it is made of. Trust that frays now pays less in every later round.',
};
