import { targetKindOf, targetName } from '../../greengrass/addresses/arn';
import type { Ask, ComponentVerdict } from '../../greengrass/drift/componentVerdict';
import { endedInFailure } from '../../greengrass/failures/overcome';
import {
  parseVersionConflict,
  type RequiredBy,
  type VersionRequirement,
} from '../../greengrass/versions/versionConflict';

/** A target in the words of a slot or an ARN. */
function requiredBy(target: string): RequiredBy {
  const name = targetName(target);
  return { kind: targetKindOf(target) === 'thing' ? 'thing' : 'thingGroup', name };
}

/** What the targets ask for: the nucleus takes the version of a deployment for exactly this version. */
export function requirementsOfTargets({ asks }: ComponentVerdict): readonly VersionRequirement[] {
  return asks.flatMap(({ isAsked, componentVersion, target: { slot, revision } }): readonly VersionRequirement[] =>
    !isAsked || componentVersion === undefined || revision === undefined
      ? []
      : [{ by: requiredBy(revision.targetArn ?? slot), range: `=${componentVersion}`, deployment: revision }],
  );
}

/** The requirements that only the device knows, from the reason why the revision of a target failed on it. */
function inReason({ target: { execution } }: Ask, componentName: string): readonly VersionRequirement[] {
  const conflict = execution && endedInFailure(execution) ? parseVersionConflict(execution.reason) : undefined;
  return conflict?.componentName !== componentName
    ? []
    : conflict.requirements.filter(({ by }) => by.kind === 'component' || by.kind === 'localDeployment');
}

/** The requirements of local deployments and of dependencies, as far as the device named them or reports them. */
export function requirementsOfDevice({
  componentName,
  installed,
  asks,
}: ComponentVerdict): readonly VersionRequirement[] {
  const reported = asks.flatMap((ask) => inReason(ask, componentName));
  const isLocal = installed?.lastInstallationSource === 'LOCAL' && installed.componentVersion !== undefined;
  const local: readonly VersionRequirement[] = isLocal
    ? [{ by: { kind: 'localDeployment' }, range: `=${installed.componentVersion}` }]
    : [];
  const byRequirement = new Map([...reported, ...local].map((one) => [JSON.stringify([one.by, one.range]), one]));
  return [...byRequirement.values()];
}
