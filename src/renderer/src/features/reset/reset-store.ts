import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountRef } from '../../../../shared/domain/account';
import type { WriteNote } from '../../../../shared/domain/action';
import type { Language } from '../../../../shared/domain/language';
import { linkLifetimeSchema, type ResetPreview, type ResetResult } from '../../../../shared/domain/reset';
import type { ResetKind } from '../../../../shared/domain/capability';
import { attempt, isOutcomeUnknown, type Problem } from '../../bridge/attempt';
import type { Bridge } from '../../bridge/bridge';
import { loading, type Loadable } from '../../lib/loadable';
import { approversOf, type Approvers } from './approvers';

export type ResetStep =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'issuing' }
  | {
      readonly phase: 'issued';
      readonly result: ResetResult;
      readonly linkVisible: boolean;
      /** Who may agree that the agent gets the link. */
      readonly approvers: Approvers;
    }
  | {
      readonly phase: 'failed';
      readonly problem: Problem;
      /** By which main knows a reset whose answer was lost; null when nothing can have happened. */
      readonly noteId: string | null;
    };

/** The held link's text, which the window has only while it is shown. */
export type LinkView =
  { readonly state: 'hidden' } | { readonly state: 'shown'; readonly link: string; readonly hidesAt: string };

/** The held link as a QR code, which the window has only while it is shown. */
export type LinkPicture =
  { readonly state: 'hidden' } | { readonly state: 'shown'; readonly size: number; readonly rows: readonly string[] };

/** How long a code is shown, as the link itself is. */
const pictureMs = 60_000;

export type NoteState =
  { readonly state: 'none' } | { readonly state: 'copied' } | { readonly state: 'failed'; readonly problem: Problem };

interface ResetStoreState {
  readonly kind: ResetKind;
  /** What this vendor will do, for the chosen kind. */
  readonly preview: Loadable<ResetPreview, Problem>;
  readonly step: ResetStep;
  readonly link: LinkView;
  readonly picture: LinkPicture;
  /** When the clipboard will be cleared, once the link was copied. */
  readonly clearsAt: string | null;
  /** What became of putting the note on the clipboard. */
  readonly note: NoteState;
  /** Why the link could not be copied or shown. */
  readonly linkProblem: Problem | null;
  /** Asks what a reset of a kind would do; also the way on after a failure. Does nothing while one is being issued. */
  choose(kind: ResetKind): Promise<void>;
  /** Asks again what it would do, without a flicker: the one-time id is fresh then. Returns it, or null where none came. */
  renew(): Promise<string | null>;
  /** Issues once, and copies the link where agents may have it. A second call while it is under way does nothing. */
  issue(note: WriteNote, lifetimeMinutes: number | null): Promise<void>;
  copy(): Promise<void>;
  show(): Promise<void>;
  hide(): void;
  showPicture(): Promise<void>;
  hidePicture(): void;
  /** Puts lines for the ticket on the clipboard. */
  copyNote(language: Language): Promise<void>;
  /** Drops the link here and in main; the shopper's link stays good. */
  close(): void;
}
export type ResetStore = StoreApi<ResetStoreState>;

interface ResetStoreOptions {
  readonly ref: AccountRef;
  readonly kind: ResetKind;
  /** Told when the account's history has grown, and whether a reset was issued: once the vendor has been asked, and when a held link is let go. */
  readonly onSettled: (issued: boolean) => void;
}

/** One reset, from what it would do to what the vendor confirmed. */
export function createResetStore(bridge: Bridge, { ref, kind: firstKind, onSettled }: ResetStoreOptions): ResetStore {
  let asking = 0;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let fading: ReturnType<typeof setTimeout> | undefined;

  return createStore<ResetStoreState>((set, get) => {
    const issuedReset = (): string | null => {
      const { step } = get();
      if (step.phase === 'failed') return step.noteId;
      return step.phase === 'issued' ? step.result.resetId : null;
    };
    const heldLink = (): string | null => {
      const { step } = get();
      return step.phase === 'issued' && step.result.kind === 'link' ? step.result.resetId : null;
    };

    const putOnClipboard = async (resetId: string): Promise<void> => {
      const answer = await attempt(bridge.resets.copy({ resetId }));
      set(
        answer.ok
          ? { clearsAt: answer.value.clearsAt, linkProblem: null, note: { state: 'none' } }
          : { linkProblem: answer.problem },
      );
    };

    return {
      kind: firstKind,
      preview: loading,
      step: { phase: 'choosing' },
      link: { state: 'hidden' },
      picture: { state: 'hidden' },
      clearsAt: null,
      note: { state: 'none' },
      linkProblem: null,

      async choose(kind) {
        if (get().step.phase === 'issuing') return;
        const mine = (asking += 1);
        set({ kind, preview: loading, step: { phase: 'choosing' } });
        const answer = await attempt(bridge.resets.preview({ ref, kind }));
        if (mine !== asking) return;
        set({
          preview: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
        });
      },

      async renew() {
        const mine = asking;
        const answer = await attempt(bridge.resets.preview({ ref, kind: get().kind }));
        if (mine !== asking) return null;
        set({
          preview: answer.ok ? { phase: 'ready', value: answer.value } : { phase: 'failed', problem: answer.problem },
        });
        return answer.ok ? answer.value.actionId : null;
      },

      async issue(note, lifetimeMinutes) {
        const { step, preview, kind } = get();
        if (step.phase !== 'choosing' || preview.phase !== 'ready') return;
        set({ step: { phase: 'issuing' } });
        const mine = asking;
        const { actionId, linkVisible } = preview.value;
        const approvers = approversOf(preview.value, 'show-link');
        const lifetime = linkLifetimeSchema.nullable().safeParse(lifetimeMinutes);
        const answer = await attempt(
          bridge.resets.issue({ actionId, ref, kind, note, lifetimeMinutes: lifetime.data ?? null }),
        );
        onSettled(answer.ok);
        if (!answer.ok) {
          const { problem } = answer;
          set({ step: { phase: 'failed', problem, noteId: isOutcomeUnknown(problem) ? actionId : null } });
          return;
        }
        const result = answer.value;
        // Whoever left the dialog meanwhile must not find something on the clipboard that they never saw.
        if (mine !== asking) {
          void attempt(bridge.resets.forget({ resetId: result.resetId }));
          return;
        }
        if (result.kind === 'link' && linkVisible && approvers === null) await putOnClipboard(result.resetId);
        set({ step: { phase: 'issued', result, linkVisible, approvers } });
        if (mine !== asking) get().close();
      },

      async copy() {
        const resetId = heldLink();
        if (resetId !== null) await putOnClipboard(resetId);
      },

      async show() {
        const resetId = heldLink();
        if (resetId === null) return;
        const answer = await attempt(bridge.resets.reveal({ resetId }));
        if (!answer.ok) {
          set({ linkProblem: answer.problem });
          return;
        }
        const { link, hidesAt } = answer.value;
        set({ link: { state: 'shown', link, hidesAt }, linkProblem: null });
        clearTimeout(hiding);
        hiding = setTimeout(() => get().hide(), Math.max(0, Date.parse(hidesAt) - Date.now()));
      },

      hide() {
        clearTimeout(hiding);
        set({ link: { state: 'hidden' } });
      },

      async showPicture() {
        const resetId = heldLink();
        if (resetId === null) return;
        const mine = asking;
        const answer = await attempt(bridge.resets.qr({ resetId }));
        // A dialog that was closed meanwhile wants no picture any more.
        if (mine !== asking) return;
        if (answer.ok) {
          get().hide();
          set({ picture: { state: 'shown', ...answer.value }, linkProblem: null });
          clearTimeout(fading);
          fading = setTimeout(() => get().hidePicture(), pictureMs);
        } else set({ linkProblem: answer.problem });
      },

      hidePicture() {
        clearTimeout(fading);
        set({ picture: { state: 'hidden' } });
      },

      async copyNote(language) {
        const resetId = issuedReset();
        if (resetId === null) return;
        const answer = await attempt(bridge.resets.note({ resetId, language }));
        set({ note: answer.ok ? { state: 'copied' } : { state: 'failed', problem: answer.problem } });
        // The note has taken the link's place on the clipboard.
        if (answer.ok) set({ clearsAt: null });
      },

      close() {
        const resetId = issuedReset();
        asking += 1;
        get().hide();
        get().hidePicture();
        // Each time it was copied or shown stands in the history too.
        if (heldLink() !== null) onSettled(true);
        if (resetId !== null) void attempt(bridge.resets.forget({ resetId }));
      },
    };
  });
}
