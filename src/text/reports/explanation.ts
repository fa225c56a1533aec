import { documentationOf } from '../../greengrass/codes/documentation';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import { isUmbrella } from '../../greengrass/failures/headline';
import { markdownText } from '../../base/markdown';
import { errorTypeMeaning, whoFixes } from '../../greengrass/codes/whoFixes';

/** What a kind of code is called. */
export const codeKinds: Readonly<Record<ErrorCode['kind'], string>> = {
  deployment: 'Error code of a deployment',
  component: 'Status code of a component',
};

function section(title: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : ['', `## ${title}`, '', text];
}

/** Everything the catalogue knows about a code, as a Markdown document. */
export function explanation(explained: ErrorCode): string {
  const { code, kind, meaning, remedy, errorTypes, lifecycleStep } = explained;
  const types = errorTypes.map((type) => `- ${markdownText(type)}: ${markdownText(errorTypeMeaning(type) ?? '')}`);
  const step = lifecycleStep === undefined ? '' : `, of the ${lifecycleStep} step`;
  const umbrella = kind === 'deployment' && isUmbrella(code) ? ['', 'The codes after it in the stack say more.'] : [];
  return [
    `# ${markdownText(code)}`,
    '',
    `${codeKinds[kind]}${step}.`,
    ...umbrella,
    ...section('Meaning', markdownText(meaning)),
    ...section('What to do', markdownText(remedy)),
    ...section('Who can fix it', whoFixes(explained, [])),
    ...section('Error types that come with it', types.length === 0 ? undefined : types.join('\n')),
    ...section('More', `[AWS documentation of these codes](${documentationOf[kind]})`),
    '',
  ].join('\n');
}
