import { isDependency } from '../../greengrass/componentKind';
import { componentHeadline } from '../../greengrass/failures/headline';
import { visibleName, visibleText } from '../../base/visibleText';
import type { InstalledComponent } from '../../greengrass/model';
import { lifecycleStateLook } from '../../greengrass/status/status';
import { inParts, inSpeech, type Row } from './row';

/** The row of an installed component: version, lifecycle state, status code. */
export function installedComponentRow(component: InstalledComponent): Row {
  const look = lifecycleStateLook(component.lifecycleState);
  const headline = componentHeadline(component);
  const label = visibleName(component.componentName);
  const version = visibleText(component.componentVersion ?? '');
  const words = visibleText(look.words);
  const code = headline === undefined ? undefined : visibleText(headline);
  return {
    label,
    description: inParts(version, words, code),
    icon: look.icon,
    severity: look.severity,
    accessibilityLabel: inSpeech(
      `${isDependency(component) ? 'Dependency' : 'Component'} ${label}`,
      version === '' ? undefined : `version ${version}`,
      words,
      code,
    ),
  };
}
