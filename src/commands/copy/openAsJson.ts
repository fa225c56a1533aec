import { copyText } from '../../greengrass/addresses/copies';
import { isDeviceSubject, type Subject } from '../../greengrass/subject';
import type { LazyDocuments } from '../../ui/lazyDocuments';

function pathOf(subject: Subject): readonly string[] | undefined {
  if (!isDeviceSubject(subject)) {
    const deploymentId = subject.kind === 'deployment' ? subject.deploymentId : undefined;
    return subject.kind === 'errorCode' || deploymentId === undefined
      ? undefined
      : [subject.place.connectionId, 'deployments', deploymentId];
  }
  const { place, device } = subject.on;
  const path = [place.connectionId, device.coreDeviceThingName];
  switch (subject.kind) {
    case 'coreDevice':
      return path;
    case 'effectiveDeployments':
    case 'installedComponents':
      return [...path, subject.kind];
    case 'effectiveDeployment':
      return [...path, 'effectiveDeployments', subject.deployment.deploymentId];
    case 'installedComponent':
      return [...path, 'installedComponents', subject.component.componentName];
  }
}

/** Opens each subject as JSON in a read-only editor, with the fields of the API and times in ISO 8601. */
export async function openAsJson(documents: LazyDocuments, subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) {
    const json = copyText('json', subject);
    const path = pathOf(subject);
    if (json !== undefined && path !== undefined) {
      await documents.show({ path, text: json });
    }
  }
}
