/** Moves the keyboard’s place to a tab of the debrief. */
export const focusTab = (place: number): void =>
  document.getElementById(`debrief-tab-${place}`)?.focus();
