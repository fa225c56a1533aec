import { count, grouped } from '../../../base/numbers';
import type { DefinitionCoverage } from '../../../fleet/deployments/latestDefinitions';
import type { ConnectionTarget } from '../../../greengrass/ports/connection';
import type { FleetError } from '../../../greengrass/ports/fleetError';
import { wordsForError } from '../../errors/errorWords';

/** Whether the definition of the latest revision for every target is loaded. */
export function areAllLoaded({ loaded, listed, isWhole }: DefinitionCoverage): boolean {
  return isWhole && loaded === listed;
}

/** How many of the latest revisions have a loaded definition, in a sentence. */
export function definitionSentence(coverage: DefinitionCoverage): string {
  const { loaded, listed, isWhole } = coverage;
  if (listed === undefined) {
    return "Only loaded deployments are known. The latest deployments aren't listed yet.";
  }
  if (areAllLoaded(coverage)) {
    return listed === 0 ? 'There are no deployments.' : `All latest deployments loaded (${grouped(listed)}).`;
  }
  const all = isWhole ? count(listed, 'latest deployment') : `${grouped(listed)} or more latest deployments`;
  return `${grouped(loaded)} of ${all} loaded.`;
}

/** What Load Deployment Definitions has loaded, in sentences. */
export function definitionsLoadedWords(
  coverage: DefinitionCoverage,
  error: FleetError | undefined,
  at: ConnectionTarget,
): string {
  const why = error === undefined ? '' : ` ${wordsForError(error, at).sentence}.`;
  const isCut = coverage.loaded !== coverage.listed;
  return `${definitionSentence(coverage)}${why}${isCut ? ' Run the command again to continue.' : ''}`;
}
