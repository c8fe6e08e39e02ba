/** Words of a debrief that is connected to its class. */
export const classroomText = {
  bar: 'The class',
  show: 'Show on the projector',
  connecting: 'Connecting to the class.',
  offline:
    'Out of reach. This page works on, and the projector follows again when the line is back.',
  running: 'The debrief is shown once the cables are open. First all games have to end.',
  sealed: 'The debrief is shown once the cables are open.',
  off: 'The projector page, on whatever computer it is open, follows this page. Your questions and notes stay here.',
  on: 'The projector follows this page. It keeps what it shows if you close this page.',
  elsewhere: 'Another page of yours has the projector. Turn this on to take over.',
  reading: 'Opening the debrief.',
  wallOffline: 'The line to the class is broken. This screen follows again when it is back.',
  open: 'Open the cables',
  openHow: 'Then everybody can read what was said quietly. It cannot be taken back.',
  remote: {
    view: 'View',
  },
};
