/** How a host says that something is a dialog that is shown. */
export const DIALOG = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';
