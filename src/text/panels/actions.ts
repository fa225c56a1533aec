import { revisionAddressOf, versionAddressOf } from '../../greengrass/addresses/comparedAddress';
import { consoleLink } from '../../greengrass/addresses/consoleLink';
import { hasFailed, type Subject } from '../../greengrass/subject';
import type { PanelAction } from './panel';

/** The actions in the panel of a subject. */
export function actionsOf(subject: Subject): readonly PanelAction[] {
  const actions: readonly (PanelAction | false)[] = [
    // The first button stands out.
    hasFailed(subject) && 'copyFailureReport',
    'refresh',
    'revealInTree',
    revisionAddressOf(subject) !== undefined && 'compareWithPrevious',
    versionAddressOf(subject) !== undefined && 'openRecipe',
    'copyJson',
    'openAsJson',
    consoleLink(subject) !== undefined && 'openInConsole',
  ];
  return actions.filter((action) => action !== false);
}
