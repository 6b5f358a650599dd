import type { ConnectionSummary } from '../../../../shared/domain/connection';
import type { Section } from './section';

type Colour = ConnectionSummary['colour'];

/** Which connections of a look-up are shown. It hides; it never changes who is asked. */
export type SectionFilter =
  | { readonly by: 'all' }
  /** Those with a match, and those that gave no answer: one that is down may have a match too. */
  | { readonly by: 'matches' }
  | { readonly by: 'colour'; readonly colour: Colour }
  | { readonly by: 'connection'; readonly connectionId: string };

export const allSections: SectionFilter = { by: 'all' };

export function filterSections(
  sections: readonly Section[],
  filter: SectionFilter,
  connections: readonly Pick<ConnectionSummary, 'id' | 'colour'>[],
): readonly Section[] {
  switch (filter.by) {
    case 'all':
      return sections;
    case 'matches':
      return sections.filter(({ answer }) => answer === null || answer.state === 'rows' || answer.state === 'failed');
    case 'colour': {
      const ids = connections.filter(({ colour }) => colour === filter.colour).map(({ id }) => id);
      return sections.filter(({ connectionId }) => ids.includes(connectionId));
    }
    case 'connection':
      return sections.filter(({ connectionId }) => connectionId === filter.connectionId);
  }
}

/** Colours that several stores share, as those of one brand do. */
export function colourGroups(
  connections: readonly Pick<ConnectionSummary, 'colour'>[],
): readonly { readonly colour: Colour; readonly count: number }[] {
  const colours = [...new Set(connections.map(({ colour }) => colour))];
  return colours
    .map((colour) => ({ colour, count: connections.filter((other) => other.colour === colour).length }))
    .filter(({ count }) => count > 1);
}
