import assert from 'node:assert/strict';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { componentDevicesCsv } from '../../../../src/text/reports/componentDevicesCsv';
import { coreDevice, hoursAgo, installedComponent } from '../../fixtures';
import { knownDevice } from '../panels/facts';

const componentName = 'com.example.kiosk-7';

function deviceWith(thingName: string, fields: Parameters<typeof installedComponent>[0]) {
  const device = coreDevice({
    coreDeviceThingName: thingName,
    status: 'UNHEALTHY',
    lastStatusUpdateTimestamp: hoursAgo(1),
  });
  const components = [installedComponent({ componentName: 'com.example.Other' }), installedComponent(fields)];
  return { on: { ...knownDevice(), device, components }, componentName };
}

const broken = {
  componentName,
  componentVersion: '1.4.0',
  lifecycleState: 'BROKEN',
  lifecycleStatusCodes: ['ERRORED', 'RUN_ERROR'],
  lifecycleStateDetails: '=kiosk-7 exited',
  lastInstallationSource: 'd-1',
  lastStatusChangeTimestamp: hoursAgo(3),
  lastReportedTimestamp: hoursAgo(2),
};

function lines(text: string): readonly string[] {
  return text.replace('\uFEFF', '').trimEnd().split('\r\n');
}

describe('the components on core devices as CSV', () => {
  it('have a row for each core device that has the component', () => {
    const gone = deviceWith('kiosk-8', { componentName: 'com.example.New' });
    assert.deepEqual(lines(componentDevicesCsv([deviceWith('kiosk-7', broken), gone])), [
      'Core device,Last status,Last report,Component,Version,State,Error code,All codes,Details,Deployment ID,Changed at,Reported at',
      `kiosk-7,UNHEALTHY,2026-11-23T11:00:00.000Z,${componentName},1.4.0,BROKEN,RUN_ERROR,ERRORED RUN_ERROR,"'=kiosk-7 exited",d-1,2026-11-23T09:00:00.000Z,2026-11-23T10:00:00.000Z`,
    ]);
  });

  it('have stand-ins if they are redacted, also where a component has the name of a thing', () => {
    const text = componentDevicesCsv([deviceWith('kiosk-7', broken)], new Redactor(errorCodes));
    assert.doesNotMatch(text, /kiosk/u);
    assert.match(lines(text)[1] ?? '', /^thing-1,UNHEALTHY,[^,]+,com\.example\.thing-1,1\.4\.0,BROKEN,/u);
  });

  it('are only the heading without core devices', () => {
    assert.equal(lines(componentDevicesCsv([])).length, 1);
  });
});
