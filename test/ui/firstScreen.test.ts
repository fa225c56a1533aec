import { sampleNames } from '../simulator/sample/sampleNames';
import type { OpenProgram } from './support/openProgram';
import { openSampleFleet } from './support/openSampleFleet';
import { showDetails } from './support/panelPage';

describe('the first screen of the sample fleet', () => {
  let program: OpenProgram;
  before(async () => {
    program = await openSampleFleet({ isWide: false });
    await program.page.setViewportSize({ width: 1280, height: 800 });
  });
  after(() => program.close());

  it('says which core devices fail, why, and what to do, with a panel beside it', async () => {
    const { failedDeployment } = sampleNames;
    const panel = await showDetails(program, failedDeployment);
    await panel.locator('h2', { hasText: 'What is failing' }).waitFor();
    await panel.getByText('COMPONENT_BROKEN in com.fjordwerk.LabelPrinter').first().waitFor();
    await program.leave();
    await program.screenshot('readme/first-screen');
  });
});
