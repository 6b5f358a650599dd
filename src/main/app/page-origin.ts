/** The scheme the page comes from; registered as standard and secure before the app is ready. */
export const pageScheme = 'app';
export const pageHost = 'keydesk';
/** Scheme and host of the packaged page; no slash at the end. */
export const packagedOrigin = `${pageScheme}://${pageHost}`;
