/** How large the page can be drawn, 1 being its own size. At 2, the most, a test shows that nothing is cut off. */
const sizes = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export type ZoomStep = 'in' | 'out' | 'reset';

/** The next size in a direction; at either end it stays. */
export function zoomAfter(current: number, step: ZoomStep): number {
  switch (step) {
    case 'in':
      return sizes.find((size) => size > current) ?? current;
    case 'out':
      return sizes.findLast((size) => size < current) ?? current;
    case 'reset':
      return 1;
  }
}
