/**
 * Style sheets by who needs them, each in one request: on bad Wi-Fi a request costs more than the few
 * kilobytes that a page does not need. No phone in a class loads those of the host and of the debrief.
 */
export const STYLES = [
  { name: 'debrief-style', test: /client\/(screens\/debrief|parts\/charts)\/.*\.css$/ },
  { name: 'host-style', test: /client\/screens\/(host|projector)\/.*\.css$/ },
  { name: 'style', test: /\.css$/ },
];
