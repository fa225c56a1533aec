import { grouped } from '../../../base/numbers';
import { coverageSentences } from '../../messages/components/componentCoverageWords';
import { groupLabels, type ComponentGroup } from '../../rows/componentRow';
import type { ComponentGroupFacts } from './componentGroupFacts';
import { caveats, field, paragraph, type Hover } from '../hover';

const meanings: Readonly<Record<ComponentGroup, string>> = {
  provided:
    'Components that AWS provides. AWS lists them when this row is expanded. Until then, only those on scanned core devices are known.',
  unlisted:
    "Components that run on core devices but aren't in a loaded catalog. They may belong to another account, or come from a local deployment.",
  onDevices:
    "Components that run on core devices. The components of this account aren't completely loaded, so it isn't known which of these belong to it.",
};

/** The hover of a group of components: what it contains, how many run and fail, and how much is known about that. */
export function componentGroupHover({ group, components, failing, running, coverage }: ComponentGroupFacts): Hover {
  return [
    { kind: 'heading', text: groupLabels[group] },
    ...paragraph([meanings[group]]),
    ...field('Components', components === 0 ? undefined : grouped(components)),
    ...field('On scanned core devices', coverage.scanned === 0 ? undefined : grouped(running)),
    ...field('Failing', failing === 0 ? undefined : grouped(failing)),
    ...caveats(coverageSentences(coverage)),
  ];
}
