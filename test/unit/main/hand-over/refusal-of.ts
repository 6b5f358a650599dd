import { isKeydeskError, type Failure } from '../../../../src/shared/domain/failure';

/** The failure a call throws; null when it returns or throws anything else. */
export function refusalOf(act: () => unknown): Failure | null {
  try {
    act();
    return null;
  } catch (error) {
    return isKeydeskError(error) ? error.failure : null;
  }
}
