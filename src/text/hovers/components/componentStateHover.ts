import { grouped } from '../../../base/numbers';
import { visibleText } from '../../../base/visibleText';
import type { IndexCoverage } from '../../../fleet/components/indexCoverage';
import { lifecycleStateLook } from '../../../greengrass/status/status';
import { coverageSentences } from '../../messages/components/componentCoverageWords';
import { lifecycleStateMeaning } from '../../messages/devices/statusMeanings';
import { caveats, field, paragraph, type Hover } from '../hover';

/** The data for the hover of the core devices on which a version has a lifecycle state. */
export interface ComponentStateFacts {
  readonly state: string;
  readonly devices: number;
  readonly coverage: IndexCoverage;
}

/** The hover of a lifecycle state below a version: what the state means, and on how many core devices the version has it. */
export function componentStateHover({ state, devices, coverage }: ComponentStateFacts): Hover {
  return [
    { kind: 'heading', text: visibleText(lifecycleStateLook(state).words) },
    ...paragraph([lifecycleStateMeaning(state) ?? []].flat()),
    ...field('Core devices', grouped(devices)),
    ...caveats(coverageSentences(coverage)),
  ];
}
