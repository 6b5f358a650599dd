/** Whether key names are those of a Mac keyboard. */
export const isMac = /mac/iu.test(navigator.userAgent);
