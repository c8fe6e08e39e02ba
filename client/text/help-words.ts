/** Words of the help that a student can ask for, and of a host who gives it. */
export const helpWords = {
  title: 'Help',
  how: 'Lost, or something is wrong? Your host sees your name. Nobody else does.',
  call: 'Call the host',
  called: 'Your host knows that you need help.',
  stop: 'I need no help any more',
  screen: 'The big screen of this game',
  screenBack: 'Back to the rules',
  screenFailed: 'The big screen could not be loaded. Close this and open it again.',
};

/** Words of the page on which a host looks at one seat. */
export const acting = {
  page: (country: string) => `Seat: ${country}`,
  what: (country: string) =>
    `You look at the seat of ${country}, as on the phone of whoever holds it.`,
  how: 'Choose only if they want you to: it counts as their decision, is recorded as the host’s, and they are told.',
  back: 'Close this page to go back. Nothing is chosen by looking.',
  noRoom: 'This browser runs no such class. Open the page from the host’s page.',
};
