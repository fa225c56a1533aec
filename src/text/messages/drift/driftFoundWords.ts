import { count, grouped } from '../../../base/numbers';
import type { DriftFound } from '../../../fleet/drift/findDrift';
import type { ConnectionTarget } from '../../../greengrass/ports/connection';
import { wordsForError } from '../../errors/errorWords';

/** What a search for drift has found, in sentences, and whether it judged every core device. */
export function driftFoundWords(
  { areTargetsListed, judged, known, differing, error, membershipError }: DriftFound,
  at: ConnectionTarget,
): { readonly text: string; readonly isComplete: boolean } {
  const isComplete = areTargetsListed && judged === known && error === undefined && membershipError === undefined;
  const verb = differing === 1 ? 'differs' : 'differ';
  const result = `${grouped(differing)} of ${count(judged, 'checked core device')} ${verb} from what was asked.`;
  const left =
    judged === known ? '' : ` ${count(known - judged, 'core device')} not checked. Run the command again to continue.`;
  const why = error === undefined ? '' : ` ${wordsForError(error, at).sentence}.`;
  const groups =
    membershipError === undefined
      ? ''
      : ` Thing groups of core devices are unknown: ${wordsForError(membershipError, at).sentence}.`;
  const targets =
    areTargetsListed || error !== undefined
      ? ''
      : ' The list of deployments is incomplete, so some differences are unknown.';
  return { text: `${result}${left}${why}${groups}${targets}`, isComplete };
}
