/** What is shown below the search box: the calls, or one of the screens that are needed once a week. */
export type View = 'desk' | PageName;

/** The screens beside the desk, in the order in which they are offered. */
export const pageNames = ['training', 'journal', 'resets', 'connections', 'secrets', 'policy', 'preferences'] as const;
export type PageName = (typeof pageNames)[number];

/** A window whose page was enlarged to about twice its size. */
export const enlarged = '(width < 800px)';

/** What explains the window, over everything else. */
export type Sheet = 'help' | 'keys' | 'tour';

/** Where the matches fold away beside an open account. */
export const foldedMatches = '(width < 1120px)';
