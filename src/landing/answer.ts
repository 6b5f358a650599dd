import type { ResetPurpose } from '../main/reset-links/token-format';
import { renderPage, type PageView } from './page/page';
import type { SubmissionResult } from './submission';
import type { Language } from './texts/landing-texts';

/** The HTTP status that goes with a result. */
export function statusOf(result: SubmissionResult): 200 | 400 | 422 | 429 | 502 | 503 {
  switch (result.result) {
    case 'done':
      return 200;
    case 'link-invalid':
      return 400;
    case 'password':
      return 422;
    case 'too-many':
      return 429;
    case 'unknown':
      return 502;
    case 'try-later':
      return 503;
  }
}

/** The page as a browser without script is answered. */
export function resultPage(
  result: SubmissionResult,
  options: { readonly language: Language; readonly purpose: ResetPurpose; readonly shopName: string | null },
): Promise<string> {
  return renderPage({ ...options, view: viewOf(result) });
}

function viewOf(result: SubmissionResult): PageView {
  switch (result.result) {
    case 'done':
      return { view: 'done', signInUrl: result.signInUrl };
    case 'link-invalid':
      return { view: 'invalid' };
    case 'unknown':
      return { view: 'unknown' };
    case 'password':
      return { view: 'form', message: result.problem };
    case 'try-later':
    case 'too-many':
      return { view: 'form', message: result.result };
  }
}
