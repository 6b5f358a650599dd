/** What is shown below the search box: the calls, or one of the screens that are needed once a week. */
export type View = 'desk' | 'connections' | 'training';
