import { isDependency } from '../../greengrass/componentKind';
import { componentHeadline } from '../../greengrass/failures/headline';
import { visibleName, visibleText } from '../../base/visibleText';
import type { InstalledComponent } from '../../greengrass/model';
import { lifecycleStateLook } from '../../greengrass/status/status';
import { inParts, inSpeech, leadingParts, type Row } from './row';

/** The row of an installed component: the status code, else the lifecycle state unless the icon says it, and the version. */
export function installedComponentRow(component: InstalledComponent): Row {
  const look = lifecycleStateLook(component.lifecycleState);
  const headline = componentHeadline(component);
  const label = visibleName(component.componentName);
  const version = visibleText(component.componentVersion ?? '');
  const words = visibleText(look.words);
  const code = headline === undefined ? undefined : visibleText(headline);
  return {
    label,
    description: inParts(...leadingParts({ ...look, words }, code), version),
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
